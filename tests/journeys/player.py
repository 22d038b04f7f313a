"""The player as somebody at a keyboard meets it: what a test asks and presses, in a real browser."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from accessibility.speech.admission import being_served

SECONDS = 15
# The element that sounds stands in no page.
COUNT_SOUNDS = """
window.sounds = [];
const Made = window.Audio;
window.Audio = function (...words) { const sound = new Made(...words); window.sounds.push(sound); return sound; };
"""
WATCH = """
window.said = [];
const watch = (region) => new MutationObserver(() => { if (region.textContent) window.said.push(region.textContent); })
  .observe(region, {childList: true, characterData: true, subtree: true});
document.querySelectorAll("[role=status], [role=alert], [role=log], [aria-live]").forEach(watch);
"""
MARKED = "return [...(CSS.highlights.get('engawa-sentence') ?? [])].map((range) => range.toString()).join('')"
IN_SIGHT = """
const [range] = CSS.highlights.get('engawa-sentence');
const [mark, bar] = [range, document.querySelector('.player')].map((part) => part.getBoundingClientRect());
return mark.bottom <= innerHeight && (mark.top >= bar.bottom || bar.bottom <= 0);
"""


class Player:
    """A browser on a page that can be heard."""

    def __init__(self, browser: Chrome, address: str) -> None:
        """Open the page as somebody who was never here: nothing is kept, nothing chosen."""
        self.browser = browser
        browser.get(urljoin(address, "/static/js/page.js"))
        browser.execute_script("localStorage.clear(); sessionStorage.clear()")
        browser.delete_all_cookies()
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        browser.get(address)

    def leave(self) -> None:
        """Go away, and wait until the town notices: its answer shares the test's own database."""
        self.browser.get("about:blank")
        self.wait(lambda: being_served() == 0)

    def wait(self, is_so: Callable[[], bool]) -> None:
        waiting = WebDriverWait(
            self.browser, SECONDS, poll_frequency=0.05, ignored_exceptions=[StaleElementReferenceException]
        )
        waiting.until(lambda _: is_so())

    def open(self, path: str) -> None:
        """Load another page."""
        self.browser.get(urljoin(self.browser.current_url, path))

    def wait_for_page(self, title: str) -> None:
        """Until a page with this title is shown, however it came."""
        self.wait(lambda: self.browser.title.startswith(f"{title}｜"))

    def resize(self, width: int, height: int) -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def press_listen(self) -> None:
        self.browser.find_element(By.CSS_SELECTOR, "a[data-listen]").send_keys(Keys.ENTER)

    def listen(self) -> None:
        """Press 「聞く」 and wait until it sounds and its bar is there."""
        self.press_listen()
        self.wait(lambda: self.is_open and bool(self.browser.execute_script("return sounds.length")))
        self.wait(lambda: not self.sound("paused") and self.at > 0)

    def listen_until_all_is_made(self) -> None:
        """As ``listen``; then every sentence can be reached."""
        self.listen()
        self.wait(lambda: "全部で" in (self.control("time").get_attribute("textContent") or ""))

    def control(self, name: str) -> WebElement:
        return self.browser.find_element(By.CSS_SELECTOR, f'.player [data-player="{name}"]')

    def press(self, name: str) -> None:
        """Press a button of the bar, behind 「ほかの操作」 if need be."""
        if not self.control(name).is_displayed():
            self.expand()
        self.control(name).send_keys(Keys.ENTER)

    def expand(self) -> None:
        """Show what is behind 「ほかの操作」."""
        if self.control("more").is_displayed():
            self.control("more").send_keys(Keys.ENTER)

    def choose_speed(self, value: str) -> None:
        Select(self.control("speed")).select_by_value(value)

    def follow(self, words: str) -> None:
        self.browser.find_element(By.LINK_TEXT, words).send_keys(Keys.ENTER)

    def sound(self, name: str) -> Any:
        return self.browser.execute_script(f"return sounds.at(-1).{name}")

    def watch_live_regions(self) -> Callable[[], list[str]]:
        self.browser.execute_script(WATCH)
        return lambda: list(self.browser.execute_script("return window.said"))

    @property
    def at(self) -> float:
        return float(self.sound("currentTime"))

    @property
    def is_open(self) -> bool:
        return bool(self.browser.find_elements(By.CSS_SELECTOR, "html > .player"))

    @property
    def words(self) -> str:
        return self.browser.find_element(By.CSS_SELECTOR, ".player").text

    @property
    def focus(self) -> str:
        return self.browser.switch_to.active_element.text

    @property
    def marked(self) -> str:
        return str(self.browser.execute_script(MARKED))

    @property
    def mark_is_in_sight(self) -> bool:
        return bool(self.browser.execute_script(IN_SIGHT))

    @property
    def main_html(self) -> str:
        return str(self.browser.execute_script("return document.getElementById('main').innerHTML"))

    @property
    def kept(self) -> dict[str, Any]:
        kept: dict[str, Any] = json.loads(self.browser.execute_script("return localStorage['engawa-heard'] ?? '{}'"))
        return kept
