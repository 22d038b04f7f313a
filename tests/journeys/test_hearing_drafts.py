"""Staff hear a draft in a real browser: one player for all sentences, and all of them in a row."""

from collections.abc import Callable

import pytest
from django.conf import settings
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from cms.models import HomePage, InformationPage
from tests.factories import cms as make
from tests.factories import staff

pytestmark = pytest.mark.browser
PLAYING = "return [...document.querySelectorAll('[data-playing]')].map((row) => row.id)"


@pytest.fixture
def page(home: HomePage) -> InformationPage:
    page = make.information_page(home, make.paragraph("<p>会います。</p><p>資料です。</p>"), title="会")
    page.save_revision()
    return page


@pytest.fixture
def opened(page: InformationPage, live_server: LiveServer) -> Callable[[Chrome, str], Chrome]:
    """The screen, for somebody who has shown password and phone."""
    session = staff.verified_client(staff.superuser()).cookies[settings.SESSION_COOKIE_NAME].value

    def open_screen(browser: Chrome, more: str = "") -> Chrome:
        browser.get(f"{live_server.url}/health/")
        browser.add_cookie({"name": settings.SESSION_COOKIE_NAME, "value": session})
        browser.get(f"{live_server.url}/cms/sound/hear/{page.pk}/{more}")
        return browser

    return open_screen


def until(browser: Chrome, looked: Callable[[Chrome], object]) -> None:
    WebDriverWait(browser, 30).until(looked)


def test_a_press_plays_one_sentence_and_escape_silences_it(opened: Callable[..., Chrome], browser: Chrome) -> None:
    opened(browser)
    assert browser.execute_script(PLAYING) == []
    button = browser.find_element(By.CSS_SELECTOR, "#sentence-2 button")
    button.click()
    assert browser.execute_script(PLAYING) == ["sentence-2"]
    button.send_keys(Keys.ESCAPE)
    assert browser.execute_script(PLAYING) == []


def test_all_sentences_are_heard_one_after_the_other(opened: Callable[..., Chrome], browser: Chrome) -> None:
    opened(browser)
    browser.find_element(By.CSS_SELECTOR, "[data-hear-all]").click()
    for number in (1, 2, 3):
        until(browser, lambda seen, number=number: seen.execute_script(PLAYING) == [f"sentence-{number}"])
    until(browser, lambda seen: seen.execute_script(PLAYING) == [])


def test_without_scripts_the_link_brings_a_player(
    opened: Callable[..., Chrome], browser_without_javascript: Chrome
) -> None:
    opened(browser_without_javascript)
    browser_without_javascript.find_element(By.CSS_SELECTOR, "#sentence-2 a").click()
    until(browser_without_javascript, lambda seen: seen.find_elements(By.CSS_SELECTOR, "#sentence-2 audio[controls]"))
