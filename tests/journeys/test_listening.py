"""A page is heard in place: in a real browser, with sound that really runs."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from accessibility.preferences import COOKIE
from cms.models import HomePage, InformationPage
from tests.factories.cms import heading, image, information_page, paragraph, table
from tests.journeys.player import Player

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def _storage(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def page(home: HomePage) -> InformationPage:
    information_page(home, paragraph("<p>電話をください。</p>"), title="困ったときは", slug="help")
    body = [
        paragraph("<p>家から電話で参加できます。申し込みはいりません。</p>"),
        heading("当日のながれ"),
        paragraph("<ol><li>あいさつをします。</li><li>話の種を出します。</li></ol><p>終わりは四時です。</p>"),
        heading("困ったとき"),
        paragraph("<p>いつでも電話をください。</p>" * 12),
    ]
    return information_page(home, *body, slug="how", summary="")


@pytest.fixture
def player(listening_browser: Chrome, live_server: LiveServer, page: InformationPage) -> Iterator[Player]:
    """The page in a browser, silent."""
    opened = Player(listening_browser, live_server.url + page.url)
    yield opened
    opened.leave()


def test_nothing_sounds_before_the_press(player: Player) -> None:
    assert player.browser.execute_script("return sounds.length") == 0
    assert not player.is_open


def test_the_press_starts_the_sound_where_one_is_and_moves_no_focus(player: Player) -> None:
    player.listen()

    assert player.browser.current_url.endswith("/how/")
    assert player.focus == "聞く"
    first = player.at
    player.wait(lambda: player.at > first + 0.3)
    assert player.sound("preservesPitch")


def test_nothing_is_said_over_the_screen_reader(player: Player) -> None:
    live = player.watch_live_regions()
    player.listen()
    player.wait(lambda: player.at > 0.5)
    player.press("after")
    player.press("play")
    assert live() == []
    region = player.browser.find_element(By.CSS_SELECTOR, ".player").get_attribute("outerHTML") or ""
    assert not any(words in region for words in ("aria-live", "role=", "<progress", 'type="range"'))


def test_escape_silences_from_anywhere(player: Player) -> None:
    player.listen()
    player.browser.find_element(By.CSS_SELECTOR, "footer a").send_keys(Keys.ESCAPE)
    player.wait(lambda: bool(player.sound("paused")))
    assert player.is_open
    player.press("play")
    player.wait(lambda: not player.sound("paused"))


def test_the_same_press_again_goes_on(player: Player) -> None:
    player.listen()
    player.press("play")
    player.wait(lambda: bool(player.sound("paused")))
    player.listen()
    assert player.browser.execute_script("return sounds.length") == 1


def test_the_speed_is_kept_with_the_pitch_for_the_next_page(player: Player) -> None:
    player.listen()
    player.choose_speed("1.75")
    assert (player.sound("playbackRate"), player.sound("preservesPitch")) == (1.75, True)
    player.open("/help/")
    player.listen()
    assert player.sound("playbackRate") == 1.75


def test_the_sentence_that_is_heard_is_marked_in_the_page_s_own_text(player: Player) -> None:
    before = player.main_html
    player.listen()
    player.wait(lambda: player.marked == "家から電話で参加できます。")
    player.wait(lambda: player.marked == "申し込みはいりません。")
    assert player.main_html == before


def test_sentences_and_headings_are_gone_through_by_buttons_and_by_arrows(player: Player) -> None:
    player.listen_until_all_is_made()
    player.press("headingAfter")
    player.wait(lambda: player.marked == "当日のながれ")
    player.press("after")
    player.wait(lambda: player.marked == "あいさつをします。")
    player.control("after").send_keys(Keys.ARROW_RIGHT)
    player.wait(lambda: player.marked == "話の種を出します。")
    player.control("after").send_keys(Keys.ARROW_LEFT)
    player.wait(lambda: player.marked == "あいさつをします。")
    player.control("after").send_keys(Keys.ARROW_DOWN)
    player.wait(lambda: player.marked == "困ったとき")


def test_arrows_and_letters_elsewhere_are_left_to_the_page_and_to_screen_readers(player: Player) -> None:
    player.listen_until_all_is_made()
    player.press("headingAfter")
    player.wait(lambda: player.marked == "当日のながれ")
    player.press("play")
    player.browser.find_element(By.CSS_SELECTOR, "footer a").send_keys(Keys.ARROW_RIGHT, "n", "h", "k", " ")
    assert player.marked == "当日のながれ"
    assert player.sound("paused")


def test_what_is_heard_is_brought_into_sight_and_the_bar_covers_nothing(player: Player) -> None:
    player.resize(400, 640)
    player.listen_until_all_is_made()
    player.press("headingAfter")
    player.press("headingAfter")
    player.wait(lambda: player.marked == "困ったとき")
    player.wait(lambda: player.mark_is_in_sight)


def test_the_place_is_remembered_for_the_page(player: Player) -> None:
    player.listen_until_all_is_made()
    player.press("headingAfter")
    player.press("headingAfter")
    player.wait(lambda: player.marked == "困ったとき")
    at = player.at
    player.press("close")
    player.open("/how/")
    player.listen()
    player.wait(lambda: player.at >= at)
    assert "前に聞いたところから" in player.words
    player.press("restart")
    player.wait(lambda: player.at < at)


def test_leaving_at_once_forgets_what_was_heard(player: Player) -> None:
    player.listen_until_all_is_made()
    player.press("headingAfter")
    player.press("headingAfter")
    player.press("play")
    player.wait(lambda: bool(player.kept["places"]))
    player.browser.execute_script("document.querySelector('[data-leave]').href = '/help/'")
    player.browser.find_element(By.CSS_SELECTOR, "[data-leave]").click()
    player.wait(lambda: player.browser.current_url.endswith("/help/"))
    assert player.kept == {}
    assert player.browser.execute_script("return sessionStorage.getItem('engawa-heard')") is None
    assert not player.is_open


def test_closing_gives_the_focus_back(player: Player) -> None:
    player.listen()
    player.control("close").send_keys(Keys.ENTER)
    player.wait(lambda: not player.is_open)
    assert player.focus == "聞く"
    assert player.sound("paused")
    assert player.marked == ""


def test_sound_that_does_not_come_is_the_one_thing_that_is_said(player: Player) -> None:
    live = player.watch_live_regions()
    player.browser.execute_script("document.querySelector('a[data-listen]').pathname = '/listen/999/'")
    player.press_listen()
    player.wait(lambda: live() == ["音が届きませんでした。もう一度「聞く」を押してください。"])


def test_the_browser_s_own_control_brings_the_player_too(player: Player, page: InformationPage) -> None:
    player.open(f"/listen/{page.pk}/")
    player.browser.execute_script("document.querySelector('audio').focus()")
    player.browser.find_element(By.TAG_NAME, "audio").send_keys(Keys.SPACE)
    player.wait(lambda: player.is_open)
    assert player.browser.find_element(By.CSS_SELECTOR, ".player__title").text == "参加のしかた"
    player.browser.find_element(By.TAG_NAME, "h1").click()
    player.browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    player.wait(lambda: bool(player.browser.execute_script("return document.querySelector('audio').paused")))


def test_without_scripts_the_link_is_a_page_with_the_browser_s_control_and_a_file(
    open_browser: Callable[..., Chrome], live_server: LiveServer, page: InformationPage
) -> None:
    browser = open_browser(javascript=False)
    browser.get(live_server.url + page.url)
    browser.find_element(By.LINK_TEXT, "聞く").click()
    assert browser.current_url.endswith(f"/listen/{page.pk}/")
    assert browser.find_element(By.CSS_SELECTOR, "audio[controls]").is_displayed()
    assert browser.find_element(By.CSS_SELECTOR, 'main a[href*="recording.mp3"]').is_displayed()


def test_headings_are_announced_to_who_wants_them_and_the_place_is_kept(player: Player) -> None:
    player.listen_until_all_is_made()
    player.press("headingAfter")
    player.wait(lambda: player.marked == "当日のながれ")
    player.control("announces").send_keys(Keys.SPACE)
    player.wait(lambda: "headings=on" in player.sound("src") and player.kept["headings"])
    player.wait(lambda: player.marked == "当日のながれ" and player.at > 0)
    assert not player.sound("paused")


def test_when_too_many_listen_the_player_waits_its_turn(player: Player, settings: Any) -> None:
    settings.ENGAWA_STREAMS_AT_ONCE = 0
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": ["default", "speech"]}
    }
    player.press_listen()
    player.wait(lambda: player.is_open and "音を待っています" in player.words)
    settings.ENGAWA_STREAMS_AT_ONCE = 3
    player.wait(lambda: player.at > 0)
    assert "音を待っています" not in player.words


FIND = """
const [listen, done] = arguments;
(async () => {
  const { find } = await import("/static/js/listening/marks.js");
  const { sentences } = await (await fetch(`${listen}cues.json`)).json();
  const found = find(document.getElementById("main"), sentences);
  done(sentences.filter((_sentence, place) => !found[place].length).map(({ text }) => text));
})();
"""


def test_all_that_stands_on_a_page_is_found_in_it_with_and_without_furigana(player: Player, home: HomePage) -> None:
    numbered = "<ol><li>電話をかけます。</li><li>名前を言います</li></ol><ul><li>紙とペン</li></ul>"
    body = [paragraph(numbered), table(), paragraph("<p>同じ文です。</p>" * 3), image(alt="庭に面した縁側")]
    page = information_page(home, *body, title="申し込みの手順", slug="rich")
    for choice in ("furigana=off", "furigana=all"):
        player.browser.add_cookie({"name": COOKIE, "value": choice})
        player.open("/rich/")
        said_only = player.browser.execute_async_script(FIND, f"/listen/{page.pk}/")
        assert [words for words in said_only if not words.startswith("リスト、")] == []
