"""Searching in a real browser: in place, by voice, and by the back button."""

from collections.abc import Callable

import pytest
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from accessibility.preferences import COOKIE
from cms.models import HomePage, InformationPage

pytestmark = pytest.mark.browser

# Stands for the browser's own: keeps what was asked of it, and says what a test lets it say.
RECOGNITION = """
window.asked = [];
class Fake {
  start() { window.asked.push({lang: this.lang}); window.ear = this; }
  abort() { this.onerror({error: "aborted"}); this.onend(); }
}
window.webkitSpeechRecognition = window.SpeechRecognition = Fake;
window.hear = (words) => { ear.onresult({results: [[{transcript: words}]]}); ear.onend(); };
window.fail = (error) => { ear.onerror({error}); ear.onend(); };
"""
NOTHING = "delete window.SpeechRecognition; delete window.webkitSpeechRecognition;"


def wait(browser: Chrome, is_so: Callable[[], object]) -> None:
    WebDriverWait(browser, 10).until(lambda _: is_so())


@pytest.fixture
def town(home: HomePage, live_server: LiveServer) -> str:
    home.add_child(instance=InformationPage(title="要約筆記をたのむ", slug="captions", summary="前もってどうぞ。"))
    home.add_child(instance=InformationPage(title="手話をたのむ", slug="sign", summary="前もってどうぞ。"))
    return f"{live_server.url}/search/"


def at_search(browser: Chrome, town: str, script: str = RECOGNITION) -> Chrome:
    browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
    browser.get(town)
    return browser


def speak_button(browser: Chrome) -> object:
    wait(browser, lambda: browser.find_elements(By.CSS_SELECTOR, "[data-spoken-search] button"))
    return browser.find_element(By.CSS_SELECTOR, "[data-spoken-search] button")


def said(browser: Chrome) -> str:
    return browser.find_element(By.ID, "announcement").get_property("textContent")


def test_what_is_spoken_goes_into_the_box_is_said_and_is_sent_by_the_person(browser: Chrome, town: str) -> None:
    button = speak_button(at_search(browser, town))
    assert "会社へ送られて" in browser.find_element(By.ID, "spoken-search-words").text
    assert browser.execute_script("return asked") == []
    button.click()
    assert browser.execute_script("return asked") == [{"lang": "ja-JP"}]
    assert button.text == "聞くのをやめる"
    browser.execute_script("hear('要約筆記。')")
    assert browser.find_element(By.ID, "id_q").get_property("value") == "要約筆記"
    assert said(browser) == "「要約筆記」と聞き取りました。よければ「さがす」を押してください。"
    assert button.text == "話してさがす"
    assert browser.current_url == town


@pytest.mark.parametrize(
    ("error", "words"),
    [("not-allowed", "マイクを使えません"), ("no-speech", "声が聞こえませんでした"), ("network", "つながりません"),
     ("audio-capture", "マイクが見つかりません"), ("bad-grammar", "文字にできませんでした"), ("aborted", "")],
)  # fmt: skip
def test_what_went_wrong_while_listening_is_said_in_words(browser: Chrome, town: str, error: str, words: str) -> None:
    speak_button(at_search(browser, town)).click()
    browser.execute_script("fail(arguments[0])", error)
    assert words in said(browser)
    assert (said(browser) == "") == (error == "aborted")


def test_hostile_speech_stays_text(browser: Chrome, town: str) -> None:
    speak_button(at_search(browser, town)).click()
    hostile = "<img src=x onerror=\"document.title='bad'\">$&\u200b𠮟🎉שלום"
    browser.execute_script("hear(arguments[0])", hostile)
    assert browser.find_element(By.ID, "id_q").get_property("value") == hostile
    assert hostile in said(browser)
    assert browser.title != "bad"
    browser.find_element(By.CSS_SELECTOR, "form[role=search] button[type=submit]").click()
    wait(browser, lambda: "見つかりませんでした" in browser.find_element(By.ID, "results").text)
    assert hostile in browser.find_element(By.ID, "results").get_property("textContent")
    assert not browser.find_elements(By.CSS_SELECTOR, "#results img")


def test_without_a_listening_browser_or_in_light_mode_there_is_no_button(browser: Chrome, town: str) -> None:
    at_search(browser, town, NOTHING)
    wait(browser, lambda: browser.execute_script("return document.readyState === 'complete'"))
    assert not browser.find_elements(By.CSS_SELECTOR, "[data-spoken-search] button")
    browser.add_cookie({"name": COOKIE, "value": "light=on"})
    browser.get(town)
    assert not browser.find_elements(By.CSS_SELECTOR, "[data-spoken-search], script")


def test_a_search_in_place_keeps_the_focus_says_the_number_once_and_goes_back(browser: Chrome, town: str) -> None:
    browser.get(town)
    browser.execute_script(
        "window.heard = []; new MutationObserver(() => { const words = announcement.textContent;"
        " if (words) heard.push(words) }).observe(announcement, {childList: true, characterData: true, subtree: true})"
    )
    box = browser.find_element(By.ID, "id_q")
    box.send_keys("よやくひっき", Keys.ENTER)
    wait(browser, lambda: browser.execute_script("return window.heard.length"))
    assert browser.execute_script("return window.heard") == ["「要約筆記」でさがしました。1件見つかりました。"]
    assert browser.switch_to.active_element == box
    assert browser.title.startswith("「よやくひっき」をさがした結果")
    browser.find_element(By.PARTIAL_LINK_TEXT, "のままでさがす").click()
    wait(browser, lambda: "exact=1" in browser.current_url)
    browser.back()
    wait(browser, lambda: "「要約筆記」でさがしました" in browser.find_element(By.ID, "results").text)
    assert browser.find_element(By.ID, "id_q").get_property("value") == "よやくひっき"
    browser.back()
    wait(browser, lambda: browser.current_url == town)
    assert browser.find_element(By.TAG_NAME, "footer")
