"""What furigana becomes in a real browser and for somebody who listens (docs/furigana.md tells the results)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome

from accessibility.audit.browser import chromium
from accessibility.furigana import annotate
from accessibility.readings import table
from accessibility.styles import sheet_for
from tests.journeys.screen_reader import phrases

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
HTML = (
    '<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>催し</title>{style}</head><body>'
    '<main><h1>妊産婦の方へ</h1><p id="text">申し込みは<a href="/x">市役所の窓口</a>で、12月5日まで。</p>'
    "<button>参加する</button></main></body></html>"
)


@pytest.fixture
def page() -> str:
    table.forget()
    return annotate(HTML.format(style=sheet_for("page").html))


@pytest.fixture
def browser(page: str, tmp_path: Path) -> Iterator[Chrome]:
    file = tmp_path / "page.html"
    file.write_text(page, encoding="utf-8")
    with chromium() as opened:
        opened.get(file.as_uri())
        yield opened


def tree(browser: Chrome) -> list[dict[str, Any]]:
    nodes = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    return [node for node in nodes if not node.get("ignored")]


def test_copied_text_holds_no_reading(browser: Chrome) -> None:
    assert browser.find_elements("css selector", "#text rt")
    chosen = browser.execute_script(
        "getSelection().selectAllChildren(document.getElementById('text')); return getSelection().toString()"
    )
    assert chosen.strip() == "申し込みは市役所の窓口で、12月5日まで。"


def test_chromium_tells_screen_readers_each_word_once(browser: Chrome) -> None:
    nodes = tree(browser)
    names = {(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes}
    assert {("heading", "妊産婦の方へ"), ("link", "市役所の窓口"), ("button", "参加する")} <= names
    said = "".join(name for role, name in names if role == "StaticText")
    said += "".join(node.get("description", {}).get("value", "") for node in nodes)
    assert not [reading for reading in ("にんさんぷ", "もう", "しやくしょ", "がつ", "（") if reading in said]


def test_a_virtual_screen_reader_says_each_word_once(page: str) -> None:
    (heard,) = phrases(page)
    names = [part for part in heard if part.startswith(("heading", "link", "button"))]
    assert [name.replace(" ", "") for name in names] == [
        "heading,妊産婦の方へ,level1",
        "link,市役所の窓口",
        "button,参加する",
    ]
    frame = ("document", "main", "heading", "link", "button", "paragraph", "end of")
    text = "".join(part for part in heard if not part.startswith(frame))
    assert text == "妊産婦の方へ申し込みは市役所の窓口で、12月5日まで。"


def test_readings_are_not_cut_off_and_lines_stay_apart(browser: Chrome) -> None:
    top, above = browser.execute_script(
        "const rt = document.querySelector('#text rt').getBoundingClientRect();"
        "const h1 = document.querySelector('h1').getBoundingClientRect();"
        "return [rt.top, h1.bottom]"
    )
    assert top >= above
