"""Promises about the booklet: folded, its pages follow each other; opened with a screen reader, its words do."""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from documents.formats.booklet import HALF, sides
from documents.formats.register import maker_of
from tests.documents.formats.papers import chapters, elements, manuscript, violations, words


@pytest.mark.parametrize(
    ("count", "order"),
    [
        (1, [(None, 0), (None, None)]),
        (4, [(3, 0), (1, 2)]),
        (6, [(None, 0), (1, None), (5, 2), (3, 4)]),
        (8, [(7, 0), (1, 6), (5, 2), (3, 4)]),
    ],
)
def test_pages_follow_each_other_when_the_sheets_are_folded(count: int, order: list[tuple[int, int]]) -> None:
    assert list(sides(count)) == order


def test_two_half_sheets_stand_on_each_side_of_an_a4(tmp_path: Path) -> None:
    made = maker_of("booklet").make(manuscript(chapters(9)))
    assert made.pages % 2 == 0
    with pypdfium2.PdfDocument(made.content) as pdf:
        assert {tuple(round(size) for size in page.get_size()) for page in pdf} == {(842, 595)}
        first = pdf[0].get_textpage()
        assert first.get_text_bounded(left=HALF).startswith("給付金のご案内")
        assert "給付金のご案内" not in first.get_text_bounded(right=HALF)
    assert violations(made.content, tmp_path) == []


def test_tags_links_and_bookmarks_lead_to_where_the_words_stand_now() -> None:
    made = maker_of("booklet").make(manuscript(chapters(9)))
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        sides_there = {page.obj.objgen for page in pdf.pages}
        named = {e.Pg.objgen for e in pdf.objects if isinstance(e, pikepdf.Dictionary) and "/Pg" in e}
        links = [(page, link) for page in pdf.pages for link in page.get("/Annots", [])]
        named_places = list(pdf.Root.Names.Dests.Names)[1::2]
        headings = [str(e.S) for e in elements(pdf, "H2")]
    assert named <= sides_there
    assert {place[0].objgen for place in named_places} <= sides_there
    assert len(headings) == 10
    assert {str(link.Contents) for _page, link in links} == {f"{number}章 手続き" for number in range(1, 10)}
    assert all(float(link.Rect[0]) > HALF for _page, link in links)
    with pypdfium2.PdfDocument(made.content) as pdf:
        pages = [mark.get_dest().get_index() for mark in pdf.get_toc()]
    assert pages[0] == 0
    assert None not in pages


def test_the_booklet_says_what_the_ordinary_print_says() -> None:
    paper = manuscript()
    booklet, ordinary = (maker_of(kind).make(paper) for kind in ("booklet", "pdf"))
    assert sorted(set(words(booklet.content)) - set("／0123456789")) == sorted(
        set(words(ordinary.content)) - set("／0123456789")
    )
