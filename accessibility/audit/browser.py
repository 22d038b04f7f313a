"""A Chromium without a screen, dressed for one way of looking."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

from accessibility.audit.views import PURE_LOOKS, View
from accessibility.preferences import COOKIE
from accessibility.styles import mode_sheet_for

SECONDS = 10
# Sheets that a script constructs are no inline styles, so the page's policy lets them stand.
PUT_ON = """
const [attributes, css] = arguments;
for (const [name, value] of Object.entries(attributes))
  if (value === null) document.documentElement.removeAttribute("data-" + name);
  else document.documentElement.setAttribute("data-" + name, value);
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [sheet];
"""
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
def chromium(*more: str, network: bool = False) -> Iterator[webdriver.Chrome]:
    """A fresh browser with a profile of its own, closed at the end. ``network``: it remembers what servers sent."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if not program or not driver:
        raise BrowserError("Chromium or chromedriver is not installed. Please run: scripts/system-packages test")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    logs = {"browser": "ALL", "performance": "ALL"} if network else {"browser": "ALL"}
    options.set_capability("goog:loggingPrefs", logs)
    with tempfile.TemporaryDirectory(prefix="engawa-browser-", ignore_cleanup_errors=True) as profile:
        for argument in (*ARGUMENTS, *more, f"--user-data-dir={profile}"):
            options.add_argument(argument)
        browser = webdriver.Chrome(options=options, service=Service(driver))
        try:
            yield browser
        finally:
            browser.quit()


def resize(browser: webdriver.Chrome, width: int, height: int, *, zoom: int = 1) -> None:
    """Set the size of the page in CSS pixels, which no window manager may round up, and how many dots each has."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": zoom, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    # The page hears of its new size a moment later; a measurement before that would be of the old one.
    WebDriverWait(browser, SECONDS, poll_frequency=0.01).until(
        lambda b: b.execute_script("return window.innerWidth === arguments[0]", width)
    )


def dress(browser: webdriver.Chrome, view: View, base_url: str) -> None:
    """Load pages from now on as the view says."""
    emulate(browser, view)
    # Bars beside the page would take from its width; on phones they lie above it.
    browser.execute_cdp_cmd("Emulation.setScrollbarsHidden", {"hidden": True})
    browser.execute_cdp_cmd("Network.enable", {})
    # What the server sends is judged, not what a service worker kept for somebody with other preferences.
    browser.execute_cdp_cmd("Network.setBypassServiceWorker", {"bypass": True})
    headers = {"Save-Data": "on"} if view.saves_data else {}
    browser.execute_cdp_cmd("Network.setExtraHTTPHeaders", {"headers": headers})
    browser.execute_cdp_cmd("Network.clearBrowserCookies", {})
    if cookie := view.preferences.to_cookie():
        browser.execute_cdp_cmd("Network.setCookie", {"name": COOKIE, "value": cookie, "url": base_url})


def emulate(browser: webdriver.Chrome, view: View) -> None:
    """What the device tells the page."""
    resize(browser, *view.size, zoom=view.zoom)
    features = [{"name": name, "value": value} for name, value in view.media.items()]
    media = {"media": "print" if view.is_print else "", "features": features}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)


def look_as(browser: webdriver.Chrome, view: View) -> None:
    """Show the loaded page in another view of the same HTML: other attributes of html, other mode sheets.

    That nothing else differs is not taken for granted: ``promises.py`` compares with what the server sends.
    """
    emulate(browser, view)
    attributes = {name: view.preferences.looks.get(name) for name in PURE_LOOKS}
    modes = view.preferences.modes
    browser.execute_script(PUT_ON, attributes, mode_sheet_for(*modes).css if modes else "")
