"""A real browser for journeys. Without Chromium these tests fail and say so: a skipped journey proves nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.common.exceptions import StaleElementReferenceException, WebDriverException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.remote.errorhandler import ErrorHandler

from tests.journeys.player import COUNT_SOUNDS

CHROMIUM = Path("/usr/bin/chromium")
CHROMEDRIVER = Path("/usr/bin/chromedriver")
ARGUMENTS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
]


class OnePageAfterAnother(ErrorHandler):
    """Chromedriver has two words for an element whose page has gone; whoever waits for the next page knows one."""

    def check_response(self, response: dict[str, Any]) -> None:
        """Say "stale" also where a page went away in the very moment in which it was asked."""
        try:
            super().check_response(response)
        except WebDriverException as error:
            if "does not belong to the document" in (error.msg or ""):
                raise StaleElementReferenceException(error.msg) from error
            raise


@pytest.fixture
def open_browser(tmp_path: Path) -> Iterator[Callable[..., Chrome]]:
    """Open a browser with a fresh profile: ``open_browser()`` or ``open_browser(javascript=False)``."""
    if not (CHROMIUM.exists() and CHROMEDRIVER.exists()):
        pytest.fail("Journeys need Chromium: apt-get install chromium chromium-driver")
    opened: list[Chrome] = []

    def open_one(*, javascript: bool = True) -> Chrome:
        opened.append(_chrome(tmp_path / f"profile{len(opened)}", javascript=javascript))
        return opened[-1]

    yield open_one
    for browser in opened:
        browser.quit()


def _chrome(profile: Path, *more: str, javascript: bool = True) -> Chrome:
    options = ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for argument in [*ARGUMENTS, *more, f"--user-data-dir={profile}"]:
        options.add_argument(argument)
    if not javascript:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    browser = Chrome(options=options, service=Service(str(CHROMEDRIVER)))
    browser.error_handler = OnePageAfterAnother()
    return browser


@pytest.fixture(scope="module")
def listening_browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One for all tests of a file that listen: it starts no sound without a press, as a person's own would not."""
    browser = _chrome(tmp_path_factory.mktemp("listening"), "--autoplay-policy=user-gesture-required")
    browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": COUNT_SOUNDS})
    yield browser
    browser.quit()


@pytest.fixture
def browser(open_browser: Callable[..., Chrome]) -> Chrome:
    """A browser with JavaScript. ``live_server.url`` is where the town lives."""
    return open_browser()


@pytest.fixture
def browser_without_javascript(open_browser: Callable[..., Chrome]) -> Chrome:
    """A browser in which no script runs."""
    return open_browser(javascript=False)
