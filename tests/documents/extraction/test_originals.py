"""Promises about papers whose source is known: what comes out is what went in."""

from pathlib import Path

import pytest
from django.conf import settings

from documents.extraction.blocks import Doubt, Extracted
from documents.extraction.layout.characters import readable
from documents.extraction.reading import read
from tests.factories import files, papers

BACKGROUND = ("municipal-salon-plan", "online-consultation", "saku-remote-city-hall")
CHAPTERS = "".join(
    f"<h2>{title}</h2><p>{papers.SENTENCE}{title}のことは、次のとおりです。</p><p>{papers.SENTENCE * 2}</p>"
    f"<ul><li>{title}の対象の方</li><li>{papers.SENTENCE}</li></ul>"
    for title in ("はじめに", "もらえる方", "申し込みの方法", "お問い合わせ")
)
ORIGINAL = f"<h1>給付金のご案内</h1>{CHAPTERS}"
HEADINGS = ["給付金のご案内", "はじめに", "もらえる方", "申し込みの方法", "お問い合わせ"]


@pytest.fixture(scope="module", params=[papers.ONE, papers.TWO, papers.DOWN])
def paper(request: pytest.FixtureRequest) -> tuple[str, Extracted]:
    return request.param, read(papers.printed(ORIGINAL, request.param))


def headings(found: Extracted) -> list[str]:
    return [papers.letters(block.html) for block in found.blocks if block.html.startswith("<h")]


def test_the_words_of_a_paper_are_those_of_its_source(paper: tuple[str, Extracted]) -> None:
    assert papers.similarity(ORIGINAL, paper[1].html) >= 0.99


def test_headings_and_lists_of_a_paper_are_found_in_every_direction_of_writing(paper: tuple[str, Extracted]) -> None:
    writing, found = paper
    assert headings(found) == HEADINGS
    assert found.html.count("<h2>") == 1
    assert found.html.count("<li>") == 8 or writing == papers.DOWN
    assert found.html.count(f"<p>{papers.SENTENCE * 2}</p>") == 4


def test_every_block_says_where_it_stands_and_what_is_doubtful(paper: tuple[str, Extracted]) -> None:
    writing, found = paper
    assert all(block.page >= 1 and block.box and 0 <= min(block.box) < max(block.box) <= 1 for block in found.blocks)
    doubts = {doubt for block in found.blocks for doubt in block.doubts}
    assert (Doubt.VERTICAL in doubts) is (writing == papers.DOWN)
    assert (Doubt.COLUMNS in doubts) is (writing == papers.TWO)


@pytest.mark.needs_shared
@pytest.mark.parametrize("name", BACKGROUND)
@pytest.mark.parametrize("writing", [papers.ONE, papers.TWO, papers.DOWN])
def test_background_documents_come_back_from_paper_as_they_were(name: str, writing: str) -> None:
    text = (Path(settings.BASE_DIR).parent / "shared" / "background" / f"{name}.txt").read_text()
    body = papers.body_of(text[:4000])
    assert papers.similarity(body, read(papers.printed(body, writing)).html) >= 0.99


def test_a_running_head_and_page_numbers_are_left_out_but_not_lost() -> None:
    style = "<style>@page{@top-left{content:'縁側市だより 12月号'}}</style>"
    pages = "".join(f"<p>{n}枚目。{papers.SENTENCE}</p><p style='break-after:page'></p>" for n in range(4))
    found = read(files.pdf(f"{style}{pages}"))
    removed = [block.html for block in found.blocks if block.removed]
    assert removed.count("<p>縁側市だより 12月号</p>") == 4
    assert "だより" not in found.html
    asked = [block for block in found.blocks if Doubt.FURNITURE in block.doubts]
    assert len(asked) == 2  # once for the head, once for the number: not on every page


def test_a_paragraph_goes_on_over_the_end_of_the_page() -> None:
    found = read(files.pdf(f"<p>{papers.SENTENCE * 30}</p>"))
    assert found.pages > 1
    assert found.html == f"<p>{papers.SENTENCE * 30}</p>"


def test_old_forms_of_letters_become_the_letters_that_people_write() -> None:
    assert read(files.pdf("<p>⽇本 𠮷野さん ①㈱ﾊﾟｿｺﾝ</p>")).html == "<p>日本 𠮷野さん ①㈱ﾊﾟｿｺﾝ</p>"
    assert [readable(letter) for letter in "⽇ﬁ︶①"] == [
        ("日", False, False),
        ("fi", True, False),
        ("）", False, False),
        ("①", False, False),
    ]
    assert readable("\ue123") == ("〓", False, True)
