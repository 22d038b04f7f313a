"""From the press on 「聞く」 to sound, in a real browser with the real voice: pages never spoken, then spoken."""

import time
from collections.abc import Iterator
from statistics import quantiles
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from accessibility.audit.browser import chromium
from portal.rehearsal import Rehearsal, serving, stop
from tests.bench.figures import Figure

SECONDS = 30
# The clock starts with the press itself and stops when the sound has moved on: "playing" alone may come before it.
WATCH = """
const Made = window.Audio;
addEventListener("click", (event) => { window.pressedAt ??= event.timeStamp; }, true);
window.Audio = function (...words) {
  const sound = new Made(...words);
  const look = () => {
    if (sound.currentTime > 0) window.waited = performance.now() - window.pressedAt;
    else setTimeout(look, 2);
  };
  look();
  return sound;
};
"""


def click_to_sound(town: Rehearsal, paths: dict[str, Any]) -> Iterator[Figure]:
    """p50 and p95 of one press on each page."""
    voice = town.start("voice")
    try:
        with serving(town), chromium("--autoplay-policy=user-gesture-required") as browser:
            browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
            wait_until_spoken(town, paths["heard"])  # the voice is awake long before anybody comes
            for name, limit in (("never spoken", 1.0), ("spoken before", 0.2)):
                waits = [pressed(browser, town.base_url + path) for path in paths["unspoken"]]
                yield from figures(name, waits, limit=limit)
                for path in paths["unspoken"]:
                    wait_until_spoken(town, path)
    finally:
        stop(voice)


def figures(name: str, waits: list[float], *, limit: float) -> Iterator[Figure]:
    """The middle and the slow end, which is what people remember."""
    points = quantiles(waits, n=20, method="inclusive")
    how = f"{len(waits)} presses: {', '.join(f'{wait:.2f}' for wait in sorted(waits))}"
    yield Figure(f"click to sound, {name}, p50", points[9], "s", limit, how=how)
    yield Figure(f"click to sound, {name}, p95", points[18], "s", limit, how="of the same presses")


def pressed(browser: webdriver.Chrome, address: str) -> float:
    """Seconds from the press to sound, for somebody whose browser has never heard anything here."""
    browser.execute_cdp_cmd("Network.clearBrowserCache", {})
    browser.get(address)
    browser.execute_script("localStorage.clear(); sessionStorage.clear()")
    time.sleep(1)  # nobody presses before the page is there
    browser.find_element(By.CSS_SELECTOR, "a[data-listen]").click()
    waiting = WebDriverWait(browser, SECONDS, poll_frequency=0.1)
    waited = waiting.until(lambda b: b.execute_script("return window.waited ?? null"))
    browser.get("about:blank")
    return float(waited) / 1000


def wait_until_spoken(town: Rehearsal, path: str) -> None:
    """Have the page of an address recorded to its end."""
    _status, _headers, html = town.get(path)
    listen = html.decode().partition('href="/listen/')[2].partition('"')[0]
    until = time.monotonic() + 4 * SECONDS
    while time.monotonic() < until:
        town.get(f"/listen/{listen}")
        if b'"finished": true' in town.get(f"/listen/{listen}cues.json")[2]:
            return
        time.sleep(1)
