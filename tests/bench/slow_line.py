"""What a phone at the end of a slow line sees: 400 kbit/s, 400 ms, a processor four times slower than this one."""

import time
from statistics import median
from typing import Any

from selenium import webdriver
from selenium.webdriver.support.ui import WebDriverWait

from accessibility.audit.browser import chromium, resize
from accessibility.preferences import COOKIE

LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
FIRST_PAINT = "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
TRANSFERS = """
const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
return entries.map(e => [e.name, e.initiatorType, e.transferSize]);
"""


def first_paint(url: str, *, cookie: str = "") -> float:
    """Milliseconds until something can be read, in a browser that has never been here (but may know its look)."""
    with chromium() as browser:
        browser.execute_cdp_cmd("Network.enable", {})
        resize(browser, 360, 740)
        if cookie:
            browser.execute_cdp_cmd("Network.setCookie", {"name": COOKIE, "value": cookie, "url": url})
        browser.execute_cdp_cmd("Network.emulateNetworkConditions", LINE)
        browser.execute_cdp_cmd("Emulation.setCPUThrottlingRate", {"rate": 4})
        browser.get(url)
        paint = WebDriverWait(browser, 30, poll_frequency=0.1).until(lambda b: b.execute_script(FIRST_PAINT))
    return float(paint)


def first_paint_ratio(page: str, tiny: str, *, rounds: int = 3) -> tuple[float, float]:
    """The page's first paint over a tiny static page's, in turns (medians), and the page's own in milliseconds."""
    pairs = [(first_paint(page), first_paint(tiny)) for _ in range(rounds)]
    pages, tinies = zip(*pairs, strict=True)
    return median(pages) / median(tinies), median(pages)


def transfers(url: str) -> tuple[list[Any], list[Any]]:
    """What the first and the second visit fetch: name, kind, bytes on the line with headers."""
    with chromium() as browser:
        return fetched(browser, url), fetched(browser, url)


def fetched(browser: webdriver.Chrome, url: str) -> list[Any]:
    """Every request of one visit."""
    browser.get("about:blank")
    browser.get(url)
    time.sleep(1)
    return list(browser.execute_script(TRANSFERS))
