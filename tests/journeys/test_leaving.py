"""Leaving at once, for somebody whose screen is watched."""

import time
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from cms.models import HomePage

pytestmark = pytest.mark.browser


@pytest.fixture
def weather(home: HomePage, settings: Any, live_server: LiveServer) -> str:
    settings.ENGAWA_LEAVE_URL = f"{live_server.url}/robots.txt"
    return settings.ENGAWA_LEAVE_URL


def press_shift(browser: Chrome, times: int) -> None:
    actions = ActionChains(browser, duration=20)
    for _ in range(times):
        actions.key_down(Keys.SHIFT).key_up(Keys.SHIFT)
    actions.perform()


def has_left(browser: Chrome, weather: str) -> bool:
    return bool(WebDriverWait(browser, 10).until(lambda _: browser.current_url == weather))


def test_back_does_not_lead_to_the_page_that_was_left(browser: Chrome, weather: str, live_server: LiveServer) -> None:
    browser.get(f"{live_server.url}/display/")
    browser.get(f"{live_server.url}/search/?q=相談")
    browser.execute_script("document.addEventListener('engawa:leave', () => sessionStorage.setItem('told', 'yes'))")
    browser.find_element(By.LINK_TEXT, "すぐに離れる").click()
    assert has_left(browser, weather)
    assert browser.execute_script("return sessionStorage.getItem('told')") == "yes"
    browser.back()
    WebDriverWait(browser, 10).until(lambda _: "/display/" in browser.current_url)


def test_shift_three_times_leaves_and_says_so_before(browser: Chrome, weather: str, live_server: LiveServer) -> None:
    browser.get(f"{live_server.url}/display/")
    press_shift(browser, 2)
    assert "もう一度" in browser.find_element(By.ID, "announcement").get_property("textContent")
    press_shift(browser, 1)
    assert has_left(browser, weather)


def test_sticky_keys_and_typing_do_not_leave(browser: Chrome, weather: str, live_server: LiveServer) -> None:
    here = f"{live_server.url}/search/"
    browser.get(here)
    press_shift(browser, 5)
    time.sleep(1)
    box = browser.find_element(By.ID, "id_q")
    for letter in "ABC":
        ActionChains(browser, duration=20).click(box).key_down(Keys.SHIFT).send_keys(letter).key_up(
            Keys.SHIFT
        ).perform()
    time.sleep(1)
    assert browser.current_url == here


def test_the_link_works_without_a_script(
    browser_without_javascript: Chrome, weather: str, live_server: LiveServer
) -> None:
    browser_without_javascript.get(f"{live_server.url}/display/")
    link = browser_without_javascript.find_element(By.LINK_TEXT, "すぐに離れる")
    assert "noreferrer" in link.get_dom_attribute("rel")
    link.click()
    assert has_left(browser_without_javascript, weather)
