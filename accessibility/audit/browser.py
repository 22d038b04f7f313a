"""A Chromium without a screen, dressed for one way of looking."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

from accessibility.audit.views import View
from accessibility.preferences import COOKIE

SECONDS = 10
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=ja",
)


class BrowserError(Exception):
    """There is no Chromium to audit with."""


@contextmanager
def chromium(*more: str) -> Iterator[webdriver.Chrome]:
    """A fresh browser with a profile of its own, closed at the end."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if not program or not driver:
        raise BrowserError("Chromium or chromedriver is not installed. Please run: scripts/system-packages test")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with tempfile.TemporaryDirectory(prefix="engawa-browser-", ignore_cleanup_errors=True) as profile:
        for argument in (*ARGUMENTS, *more, f"--user-data-dir={profile}"):
            options.add_argument(argument)
        browser = webdriver.Chrome(options=options, service=Service(driver))
        try:
            yield browser
        finally:
            browser.quit()


def resize(browser: webdriver.Chrome, width: int, height: int) -> None:
    """Set the size of the page in CSS pixels, which no window manager may round up."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    # The page hears of its new size a moment later; a measurement before that would be of the old one.
    WebDriverWait(browser, SECONDS, poll_frequency=0.01).until(
        lambda b: b.execute_script("return window.innerWidth === arguments[0]", width)
    )


def dress(browser: webdriver.Chrome, view: View, base_url: str) -> None:
    """Look at the site from now on as the view says."""
    resize(browser, *view.size)
    features = [{"name": name, "value": value} for name, value in view.media.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.execute_cdp_cmd("Network.clearBrowserCookies", {})
    if cookie := view.preferences.to_cookie():
        browser.execute_cdp_cmd("Network.setCookie", {"name": COOKIE, "value": cookie, "url": base_url})
