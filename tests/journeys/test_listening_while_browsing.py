"""Who listens reads on: the sound goes on without a gap, and every page is as if it had been loaded."""

from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from cms.models import HomePage
from documents.models import DocumentIndexPage, DocumentKind
from events.models import EventIndexPage
from tests.factories.cms import information_page, paragraph
from tests.factories.documents import document
from tests.journeys.player import Player

pytestmark = pytest.mark.browser
LONG = "<p>家から電話で参加できます。申し込みはいりません。</p>" * 30
# Whatever would be heard as a gap, and whatever the page's policy refuses.
WATCH = """
window.gaps = []; window.refused = []; window.same = true;
for (const name of ["pause", "waiting", "stalled", "emptied", "error"])
  sounds.at(-1).addEventListener(name, () => gaps.push(name));
addEventListener("securitypolicyviolation", (event) => refused.push(event.violatedDirective));
"""


@pytest.fixture(autouse=True)
def _storage(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def player(
    listening_browser: Chrome,
    live_server: LiveServer,
    home: HomePage,
    event_index: EventIndexPage,
    document_index: DocumentIndexPage,
) -> Player:
    """A long page that is being heard, in a town with events and documents."""
    information_page(home, paragraph(LONG), slug="how", summary="")
    document(document_index, title="給付金のご案内", slug="money")
    document(document_index, title="十二月の便り", slug="letter", kind=DocumentKind.NEWSLETTER)
    player = Player(listening_browser, f"{live_server.url}/how/")
    player.listen_until_all_is_made()
    player.browser.execute_script(WATCH)
    return player


def is_same_document(player: Player) -> bool:
    return bool(player.browser.execute_script("return window.same === true"))


def heard_without_a_gap(player: Player) -> bool:
    return player.browser.execute_script("return [gaps, sounds.at(-1).paused]") == [[], False]


def test_pages_follow_each_other_and_the_sound_has_no_gap(player: Player) -> None:
    for words, title in (("これから", "これから"), ("資料", "資料"), ("給付金のご案内", "給付金のご案内")):
        before = player.at
        player.follow(words)
        player.wait_for_page(title)
        player.wait(lambda before=before: player.at > before)
        assert player.focus == title
    assert heard_without_a_gap(player)
    assert player.browser.execute_script("return refused") == []
    assert is_same_document(player)
    # The page wears its own style: no other bundle has that of a document's card.
    assert player.browser.execute_script("return getComputedStyle(document.body).fontFamily").startswith('"BIZ')
    assert player.browser.find_element(By.CSS_SELECTOR, ".player__title").text == "参加のしかた"
    player.browser.find_element(By.CSS_SELECTOR, ".player__title a").send_keys(Keys.ENTER)
    player.wait(lambda: player.marked != "")
    assert heard_without_a_gap(player)


def test_nothing_but_the_heading_that_takes_the_focus_is_said(player: Player) -> None:
    live = player.watch_live_regions()
    player.follow("資料")
    player.wait_for_page("資料")
    player.wait(lambda: player.focus == "資料")
    assert live() == []
    assert player.browser.execute_script("return document.querySelectorAll('[role=status]').length") == 1


def test_back_and_forward_lead_where_one_was(player: Player) -> None:
    player.follow("これから")
    player.wait_for_page("これから")
    player.follow("資料")
    player.wait_for_page("資料")
    player.browser.back()
    player.wait_for_page("これから")
    assert player.focus == "資料"
    player.browser.back()
    player.wait_for_page("参加のしかた")
    assert player.browser.current_url.endswith("/how/")
    player.browser.forward()
    player.wait_for_page("これから")
    assert heard_without_a_gap(player)


def test_what_htmx_changes_on_such_a_page_changes_in_place_and_back_too(player: Player) -> None:
    player.follow("資料")
    player.wait_for_page("資料")
    listed = player.browser.current_url
    kind = player.browser.find_element(By.NAME, "kind")
    Select(kind).select_by_value(DocumentKind.GUIDE)
    player.browser.find_element(By.CSS_SELECTOR, "form.filter button").send_keys(Keys.ENTER)
    player.wait(lambda: "便り" not in player.browser.find_element(By.ID, "results").text)
    player.browser.back()
    player.wait(lambda: "便り" in player.browser.find_element(By.ID, "results").text)
    assert player.browser.current_url == listed
    assert heard_without_a_gap(player)


def test_a_page_with_scripts_of_its_own_is_loaded_and_the_player_waits_there_in_silence(player: Player) -> None:
    at = player.at
    player.browser.execute_script("document.querySelector('footer a').href = '/offline/'")
    player.browser.find_element(By.CSS_SELECTOR, "footer a").send_keys(Keys.ENTER)
    player.wait(lambda: player.browser.current_url.endswith("/offline/") and player.is_open)
    assert not is_same_document(player)
    assert player.sound("paused")
    player.press("play")
    player.wait(lambda: player.at > at)


def test_a_page_that_is_not_there_is_shown_as_ever(player: Player) -> None:
    player.browser.execute_script("document.querySelector('footer a').href = '/nowhere/'")
    player.browser.find_element(By.CSS_SELECTOR, "footer a").send_keys(Keys.ENTER)
    player.wait(lambda: player.browser.current_url.endswith("/nowhere/") and not is_same_document(player))
    assert player.browser.find_element(By.TAG_NAME, "h1").text


def test_in_silence_links_are_links(player: Player) -> None:
    player.press("play")
    player.wait(lambda: bool(player.sound("paused")))
    player.follow("資料")
    player.wait_for_page("資料")
    assert not is_same_document(player)
    player.wait(lambda: player.is_open)
    player.press("close")
    player.open("/how/")
    assert not player.is_open
