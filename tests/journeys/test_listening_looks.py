"""The player in every look: it covers nothing, nothing of it is too small, and it is heard by who goes there."""

from typing import Any

import pytest
from django.conf import settings as town_settings
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from accessibility.audit.engines.axe import EVERYTHING, JapaneseAxe
from accessibility.preferences import COOKIE
from cms.models import HomePage
from tests.factories.cms import heading, information_page, paragraph
from tests.journeys.player import Player
from tests.journeys.screen_reader import assert_heard_as_kept, main_part, phrases

pytestmark = pytest.mark.browser
AXE = town_settings.BASE_DIR / "tests" / "node_modules" / "axe-core"
PLAYER = "document.querySelector('.player')"
# Where the focus is, against the bar and the window; a link that breaks over lines has several boxes.
FOCUS_IS_SEEN = f"""
const focus = document.activeElement, bar = {PLAYER};
if (bar.contains(focus) || focus === document.body) return true;
const edge = bar.getBoundingClientRect().bottom;
return [...focus.getClientRects()].some((box) => box.bottom > Math.max(edge, 0) + 8 && box.top < innerHeight - 8);
"""
# Too small to be hit, cut off at the side, or lying over the page.
FAULTS = f"""
const bar = {PLAYER}, faults = [];
for (const part of bar.querySelectorAll("button, select, a, label:has(input)")) {{
  const box = part.getBoundingClientRect();
  if (!box.height) continue;
  if (box.height < 44 || box.width < 44) faults.push(["small", part.textContent, box.width, box.height]);
  if (box.left < 0 || box.right > innerWidth + 1) faults.push(["cut off", part.textContent, box.right]);
}}
const [above, page] = [bar, document.body].map((part) => part.getBoundingClientRect());
if (above.bottom > page.top + 1) faults.push(["over the page", above.bottom, page.top]);
if (getComputedStyle(bar).position !== "static") faults.push(["pinned"]);
if (document.documentElement.scrollWidth > innerWidth) faults.push(["sideways", document.documentElement.scrollWidth]);
if (bar.dataset.size !== "whole" && innerHeight - above.bottom < innerHeight / 3) faults.push(["large", above.bottom]);
return faults;
"""
LOOKS = {
    "desk": ((1280, 900), ""),
    "phone": ((360, 740), ""),
    "phone at 200 %": ((360, 740), "text=200"),
    "phone at 400 %": ((360, 740), "text=400"),
    "desk at 400 %": ((1280, 900), "text=400"),
    "simple": ((360, 740), "layout=simple&furigana=all"),
    "a low window": ((740, 300), "colours=dark"),
}


@pytest.fixture(autouse=True)
def _storage(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def player(listening_browser: Chrome, live_server: LiveServer, home: HomePage) -> Player:
    link = f'<p><a href="{home.url}">家から電話で参加できます。</a></p>'
    information_page(
        home, *(part for n in range(12) for part in (heading(f"{n}番目"), paragraph(link * 2))), slug="how"
    )
    return Player(listening_browser, f"{live_server.url}/how/")


@pytest.mark.parametrize("look", LOOKS)
def test_it_covers_nothing_and_nothing_of_it_is_too_small(player: Player, look: str) -> None:
    size, choices = LOOKS[look]
    player.resize(*size)
    player.browser.add_cookie({"name": COOKIE, "value": choices})
    player.browser.refresh()
    player.listen()
    assert player.browser.execute_script(FAULTS) == []
    player.expand()
    assert player.browser.execute_script(FAULTS) == []
    player.browser.find_element(By.CSS_SELECTOR, "main a").send_keys("")
    for key in [Keys.TAB] * 9 + [Keys.SHIFT + Keys.TAB] * 6:
        player.browser.switch_to.active_element.send_keys(key)
        assert player.browser.execute_script(FOCUS_IS_SEEN), player.focus


def test_the_page_below_it_is_scrolled_by_keys_as_ever(player: Player) -> None:
    player.resize(800, 500)
    player.listen()
    player.browser.find_element(By.TAG_NAME, "h1").click()
    player.browser.find_element(By.TAG_NAME, "body").send_keys(Keys.PAGE_DOWN)
    player.wait(lambda: bool(player.browser.execute_script("return document.body.scrollTop > 100")))
    player.press("close")
    assert player.browser.execute_script("return document.scrollingElement.scrollTop") > 100


def test_axe_finds_nothing_wrong_with_a_page_that_is_heard(player: Player) -> None:
    player.listen()
    player.browser.execute_script(JapaneseAxe(AXE).source)
    found = JapaneseAxe(AXE).run(player.browser, EVERYTHING)
    assert found.violations == []


def test_a_screen_reader_that_goes_to_it_hears_words(player: Player) -> None:
    player.listen_until_all_is_made()
    player.press("play")
    player.browser.execute_script("sounds.at(-1).currentTime = 0")
    player.wait(lambda: player.words.startswith("参加のしかた\n0秒"))
    bar = player.browser.find_element(By.CSS_SELECTOR, ".player").get_attribute("outerHTML")
    (heard,) = phrases(f"<html lang='ja'><body><main>{bar}</main></body></html>")
    assert_heard_as_kept("player", main_part(heard))


def test_reduced_motion_is_respected(player: Player) -> None:
    media = {"media": "", "features": [{"name": "prefers-reduced-motion", "value": "reduce"}]}
    player.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    player.resize(800, 500)
    player.listen_until_all_is_made()
    asked = "window.asked = []; const by = Element.prototype.scrollBy;"
    asked += "Element.prototype.scrollBy = function (how) { asked.push(how.behavior); by.call(this, how); };"
    player.browser.execute_script(asked)
    for _ in range(3):
        player.press("headingAfter")
    player.wait(lambda: bool(player.browser.execute_script("return asked.length")))
    assert set(player.browser.execute_script("return asked")) == {"instant"}
    player.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
