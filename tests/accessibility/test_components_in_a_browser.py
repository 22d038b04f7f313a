"""Promises about the components as a browser builds them: axe finds nothing wrong with any example."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.remote.webdriver import WebDriver

from accessibility.audit.browser import chromium
from accessibility.audit.engines.axe import EVERYTHING, JapaneseAxe
from accessibility.gallery.examples import Example, all_examples
from accessibility.styles import sheet_for
from portal.settings.base import BASE_DIR

PAGE = """<!doctype html><html lang="ja" data-colours="standard"><head><meta charset="utf-8"><title>部品</title>
<meta name="viewport" content="width=device-width, initial-scale=1">{style}</head>
<body>{frame}<main class="main frame" id="main" tabindex="-1"><h1>部品</h1>{before}{html}</main></body></html>"""
# What stands around the main column of a page, never inside it; the skip links lead to the header's places.
FRAME = {
    "header": "{html}",
    "footer": "{html}",
    "skip_links": '{html}<nav id="places" aria-label="おもなページ"></nav>',
}
# A card stands in a list under a heading of its own; alone it would skip a level.
BEFORE = {"event_card": "<h2>一覧</h2>"}


@pytest.fixture(scope="module")
def axe() -> JapaneseAxe:
    return JapaneseAxe(BASE_DIR / "tests" / "node_modules" / "axe-core")


@pytest.fixture(scope="module")
def browser(axe: JapaneseAxe) -> Iterator[WebDriver]:
    with chromium() as opened:
        axe.prepare(opened)
        yield opened


@pytest.mark.browser
@pytest.mark.parametrize("example", [e for e in all_examples() if e.html().strip()], ids=str)
def test_axe_finds_nothing_wrong(example: Example, axe: JapaneseAxe, browser: WebDriver, tmp_path: Path) -> None:
    before, html = BEFORE.get(example.component, ""), example.html()
    frame = FRAME.get(example.component, "").replace("{html}", html)
    page = tmp_path / "example.html"
    words = {"frame": frame, "before": before, "html": "" if frame else html}
    page.write_text(PAGE.format(style=sheet_for("page").html, **words), encoding="utf-8")
    browser.get(page.as_uri())
    assert axe.run(browser, EVERYTHING).violations == []
