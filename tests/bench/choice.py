"""What a choice on 「文字と色」 costs: its own answer, and the first paint of a page in every ready-made set."""

from collections.abc import Iterator
from statistics import median
from typing import Any
from urllib.parse import urlencode

from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from accessibility.audit.browser import chromium, resize
from accessibility.display.sets import READY_MADE
from accessibility.preferences import DEFAULT, DisplayPreferences
from portal.rehearsal import Rehearsal, serving
from tests.bench.figures import Figure
from tests.bench.slow_line import first_paint

TINY = "/static/bench/tiny.html"
ROUNDS = 3
PRESSES = 9
# From pressing a radio button until the page looks as it says, and what that cost on the line.
PRESS = """
const [name, value, done] = arguments;
const pressed = performance.now();
document.addEventListener("htmx:afterSettle", () => requestAnimationFrame(() => {
  const ms = performance.now() - pressed;
  const entry = performance.getEntriesByType("resource").filter((e) => e.initiatorType === "xmlhttprequest").at(-1);
  done([ms, entry.transferSize]);
}), { once: true });
document.querySelector(`input[name=${name}][value="${value}"]`).click();
"""


def choice(town: Rehearsal, paths: dict[str, Any]) -> Iterator[Figure]:
    """A change with htmx, the page of choices, and pages in every set."""
    with serving(town):
        yield from _change(town)
        times = _first_paints(town, paths["event"])
    tiny = median(times[""])
    for name, paints in times.items():
        if name:
            how = f"{median(paints):.0f} ms, tiny {tiny:.0f} ms; smallest {min(paints) / min(times['']):.2f}"
            yield Figure(
                f"first paint in the set “{name}” ÷ tiny static page", median(paints) / tiny, "", 1.15, how=how
            )


def _change(town: Rehearsal) -> Iterator[Figure]:
    with chromium() as browser:
        resize(browser, 360, 740)
        browser.get(f"{town.base_url}/display/?{urlencode({'next': '/events/'})}")
        WebDriverWait(browser, 10).until(lambda b: b.execute_script("return Boolean(window.htmx)"))
        browser.find_element(By.ID, "now")
        texts = ["200", "100"] * PRESSES
        pressed = [browser.execute_async_script(PRESS, "text", value) for value in texts[:PRESSES]]
        layout = browser.execute_async_script(PRESS, "layout", "simple")
    milliseconds, sizes = zip(*pressed, strict=True)
    yield Figure("a choice shown with htmx: on the line with headers", max(sizes) / 1000, "kB", 3)
    yield Figure("a choice that changes the header too", layout[1] / 1000, "kB", 3)
    how = f"slowest of {PRESSES}: {max(milliseconds):.0f} ms, on this machine's own line"
    yield Figure("from the press until the page looks so", median(milliseconds), "ms", 200, how=how)


def _first_paints(town: Rehearsal, path: str) -> dict[str, list[float]]:
    """Milliseconds by set, taken in turns, so that a busy moment strikes all of them."""
    looks: dict[str, DisplayPreferences | None] = {"": None, "as it comes": DEFAULT, **READY_MADE}
    times: dict[str, list[float]] = {name: [] for name in looks}
    for _round in range(ROUNDS):
        for name, preferences in looks.items():
            address = town.base_url + (path if preferences else TINY)
            times[name].append(first_paint(address, cookie=preferences.to_cookie() if preferences else ""))
    return times
