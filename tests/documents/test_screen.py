"""Promises about a document's tables as they stand on a page."""

import lxml.html
import pytest

from documents.screen import for_screen

ROWS = "<tr><td>12月5日</td><td>公民館</td></tr>"
HEAD = '<tr><th scope="col">日</th><th scope="col">場所</th></tr>'


@pytest.mark.parametrize(
    "table",
    [
        f"<table><caption>予定</caption><thead>{HEAD}</thead><tbody>{ROWS}</tbody></table>",
        f"<table><caption>予定</caption><tbody>{HEAD}{ROWS}</tbody></table>",
        f"<table>{HEAD}{ROWS}</table>",
    ],
    ids=["head and body", "body only", "rows only"],
)
def test_a_plain_table_becomes_the_component_that_reflows(table: str) -> None:
    frame = lxml.html.fromstring(str(for_screen(table)))
    assert frame.get("class") == "table"
    assert frame.xpath("./table/thead/tr/th/@role") == ["columnheader", "columnheader"]
    cells = frame.xpath(".//td")
    assert [(cell.get("data-label"), cell.get("role")) for cell in cells] == [("日", "cell"), ("場所", "cell")]
    assert frame.text_content().strip().endswith("12月5日公民館")


@pytest.mark.parametrize(
    "table",
    [
        f'<table>{HEAD}<tr><td colspan="2">休み</td></tr></table>',
        f"<table>{HEAD}<tr><td>12月5日</td></tr></table>",
        f"<table>{ROWS}{ROWS}</table>",
        "<table></table>",
    ],
    ids=["merged", "ragged", "no headings", "empty"],
)
def test_a_table_whose_cells_have_no_heading_of_their_own_scrolls(table: str) -> None:
    frame = lxml.html.fromstring(str(for_screen(table)))
    assert (frame.get("class"), frame.get("tabindex")) == ("scroll", "0")


def test_hostile_words_in_a_heading_stay_words() -> None:
    hostile = '<table><tr><th>"&gt;&lt;script&gt;</th></tr><tr><td>1</td></tr></table>'
    assert "<script" not in for_screen(hostile)
