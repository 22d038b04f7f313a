"""Promises about choosing a look: at once where scripts run, by plain forms where none do, in a text browser too."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from accessibility.audit.browser import chromium
from accessibility.display.code import code_of
from accessibility.display.sets import READY_MADE
from accessibility.preferences import COOKIE
from cms.models import HomePage
from tests.journeys.text_browser import ENTER, TextBrowser

pytestmark = pytest.mark.browser
LOOK = "return {...document.documentElement.dataset}"
FOCUS = "return document.activeElement.id"
NEWS = "return document.getElementById('announcement').textContent"


@pytest.fixture(scope="module")
def browser() -> Iterator[Chrome]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def at_display(browser: Chrome, live_server: LiveServer, home: HomePage) -> Chrome:
    browser.delete_all_cookies()
    browser.get(f"{live_server.url}/display/")
    return browser


def wait(browser: Chrome, script: str, wanted: Callable[[object], bool]) -> object:
    WebDriverWait(browser, 10, poll_frequency=0.05).until(lambda b: wanted(b.execute_script(script)))
    return browser.execute_script(script)


def choose(browser: Chrome, name: str, value: str) -> None:
    """Press a radio button as somebody does, opening its group first."""
    radio = browser.find_element(By.CSS_SELECTOR, f"input[name={name}][value='{value}']")
    browser.execute_script("arguments[0].closest('details').open = true", radio)
    browser.execute_script("arguments[0].focus()", radio)
    radio.click()


def test_a_choice_shows_at_once_keeps_the_focus_and_is_said_once(at_display: Chrome) -> None:
    choose(at_display, "text", "200")
    assert wait(at_display, LOOK, bool) == {"text": "200"}
    assert wait(at_display, NEWS, bool) == "文字の大きさを「2倍（200パーセント）」にしました。"
    focused = at_display.switch_to.active_element
    assert (focused.get_attribute("name"), focused.get_attribute("value")) == ("text", "200")
    assert at_display.get_cookie(COOKIE)["value"].strip('"') == "text=200"
    size = at_display.execute_script("return getComputedStyle(document.documentElement).fontSize")
    assert size == "32px"


def test_going_back_to_the_first_look_leaves_nothing_of_the_other(at_display: Chrome) -> None:
    choose(at_display, "colours", "blue-yellow")
    wait(at_display, LOOK, lambda look: look == {"colours": "blue-yellow"})
    choose(at_display, "colours", "auto")
    wait(at_display, LOOK, lambda look: look == {})


def test_the_simple_layout_moves_the_five_places_behind_the_text_at_once(at_display: Chrome) -> None:
    choose(at_display, "layout", "simple")
    wait(at_display, "return document.querySelectorAll('#end #places').length", lambda count: count == 1)
    assert at_display.find_elements(By.CSS_SELECTOR, ".header #places") == []
    choose(at_display, "layout", "standard")
    wait(at_display, "return document.querySelectorAll('.header #places').length", lambda count: count == 1)


def test_each_ready_made_set_is_shown_in_its_own_look_whatever_the_page_looks_like(at_display: Chrome) -> None:
    sizes = "return [...document.querySelectorAll('.preview')].map(p => getComputedStyle(p).fontSize)"
    grounds = "return [...document.querySelectorAll('.preview')].map(p => getComputedStyle(p).backgroundColor)"
    before = at_display.execute_script(sizes), at_display.execute_script(grounds)
    assert before[0] == ["36px", "18px", "18px", "18px", "18px", "22.5px"]
    for name, value in (("text", "300"), ("colours", "black-yellow")):
        choose(at_display, name, value)
        wait(at_display, LOOK, lambda look, name=name, value=value: look.get(name) == value)
    assert (at_display.execute_script(sizes), at_display.execute_script(grounds)) == before


def test_what_does_not_arrive_is_said(at_display: Chrome) -> None:
    at_display.execute_cdp_cmd("Network.enable", {})
    offline = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    at_display.execute_cdp_cmd("Network.emulateNetworkConditions", offline)
    choose(at_display, "text", "150")
    said = wait(at_display, NEWS, bool)
    at_display.execute_cdp_cmd("Network.emulateNetworkConditions", offline | {"offline": False})
    assert "この設定にする" in str(said)


def test_a_text_browser_takes_a_look_and_goes_back_to_the_first(
    live_server: LiveServer, home: HomePage, tmp_path: Path
) -> None:
    with TextBrowser(f"{live_server.url}/display/", cookies_in=tmp_path) as person:
        person.shown("大きく見たい")
        person.go_to("この見え方を試す")
        person.press(ENTER, until="まだ決まっていません")
        person.go_to("この見え方にする")
        person.press(ENTER, until="この設定にしました")
        person.go_to("はじめの設定にもどす")
        person.press(ENTER, until="はじめの設定にもどしました")


def test_lynx_reads_the_ready_made_sets_before_the_single_choices(live_server: LiveServer, home: HomePage) -> None:
    program = shutil.which("lynx")
    if program is None:
        pytest.fail("This test needs lynx: apt-get install lynx")
    command = [program, "-dump", "-nolist", "-display_charset=utf-8", f"{live_server.url}/display/"]
    text = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout
    places = [
        text.find(words) for words in ("おすすめから選ぶ", "手が動かしにくい", "一つずつ選ぶ", "4倍", "見え方の番号")
    ]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("name", READY_MADE)
def test_trying_a_set_shows_it_and_changes_nothing(browser: Chrome, live_server: LiveServer, home, name: str) -> None:
    browser.delete_all_cookies()
    browser.get(f"{live_server.url}/display/{code_of(READY_MADE[name])}/")
    assert browser.execute_script(LOOK) == READY_MADE[name].looks
    assert browser.get_cookies() == []
    browser.find_element(By.CSS_SELECTOR, "main button.button--primary").click()
    WebDriverWait(browser, 10).until(lambda b: b.find_elements(By.ID, "said"))
    assert browser.get_cookie(COOKIE)["value"].strip('"') == READY_MADE[name].to_cookie()
    browser.refresh()
    assert not browser.find_elements(By.ID, "said")
