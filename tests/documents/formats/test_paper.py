"""Promises about printed formats: valid for screen readers, nothing lost, and a way back from paper."""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pytest_django.plugin import DjangoDbBlocker

from documents.formats import Made
from documents.formats.kinds import FormatKind
from documents.formats.register import maker_of
from tests.documents.formats.papers import chapters, elements, manuscript, violations, words

PRINTED = [kind for kind in FormatKind if kind.value.startswith(("pdf", "ruby")) or kind in {"booklet", "easy"}]
# Readings over kanji are looked up.
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, Made]:
    """Every printed format of one document."""
    paper = manuscript(easy_title="お金の お知らせ", easy_html="<h2>申込み</h2><p>お金を もらう 手続きです。</p>")
    with django_db_blocker.unblock():
        return {kind: maker_of(kind).make(paper) for kind in PRINTED}


def text_of(made: Made) -> str:
    assert isinstance(made.content, bytes)
    return words(made.content)


@pytest.mark.parametrize("kind", PRINTED)
def test_no_rule_of_pdf_ua_fails(made: dict[str, Made], kind: str, tmp_path: Path) -> None:
    assert violations(made[kind].content, tmp_path) == []


@pytest.mark.parametrize("kind", PRINTED)
def test_paper_leads_back_to_its_page(made: dict[str, Made], kind: str) -> None:
    assert "資料番号 001 231" in text_of(made[kind])
    assert "https://town.example/d/001231/" in text_of(made[kind])
    with pikepdf.open(io.BytesIO(made[kind].content)) as pdf:
        told = [str(figure.Alt) for figure in elements(pdf, "Figure")]
    assert "QRコード：https://town.example/d/001231/ を開きます" in told


def test_a_picture_is_shown_with_its_alternative_and_told_where_it_is_lost(made: dict[str, Made]) -> None:
    with pikepdf.open(io.BytesIO(made["pdf22"].content)) as pdf:
        assert "駅から役所までの道" in [str(figure.Alt) for figure in elements(pdf, "Figure")]
    without = maker_of("pdf22").make(manuscript(figures={}))
    assert "（画像：駅から役所までの道）" in text_of(without)


def test_merged_headers_name_every_row_and_column_they_stand_over(made: dict[str, Made]) -> None:
    with pikepdf.open(io.BytesIO(made["pdf"].content)) as pdf:
        scopes = [str(head.A.Scope) for head in elements(pdf, "TH")]
        names = {bytes(head.ID): number for number, head in enumerate(elements(pdf, "TH"))}
        headers = [[names[bytes(name)] for name in cell.A.Headers] for cell in elements(pdf, "TD")]
        spans = [int(head.A.get("/ColSpan", 1)) for head in elements(pdf, "TH")]
    # 区分, 利用料 (two columns), 一回, 一か月, 要介護 (beside two rows, and so in both)
    assert scopes == ["/Column"] * 4 + ["/Row"] * 2
    assert headers == [[1, 2, 4], [1, 3, 4], [1, 2, 3, 5]]
    assert spans == [1, 2, 1, 1, 1, 1]


def test_notes_lead_there_and_back(made: dict[str, Made]) -> None:
    with pikepdf.open(io.BytesIO(made["pdf"].content)) as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", [])]
        inside = [link for link in links if "/Dest" in link]
    assert [str(link.Contents) for link in inside] == ["注1", "もどる"]
    assert len(links) == 4


def test_many_chapters_get_a_list_with_pages_and_bookmarks(tmp_path: Path) -> None:
    made = maker_of("pdf").make(manuscript(chapters(6)))
    assert "もくじ1章 手続き　1ページ" in text_of(made).replace(" ", "　").replace("1章　", "1章 ")
    with pypdfium2.PdfDocument(made.content) as pdf:
        names = [mark.get_title() for mark in pdf.get_toc()]
    assert names == ["給付金のご案内", *(f"{number}章 手続き" for number in range(1, 7))]
    assert violations(made.content, tmp_path) == []


def test_a_letter_that_cannot_be_printed_is_counted() -> None:
    assert maker_of("pdf18").make(manuscript("<p>外字\ue000と笑顔😀😀</p>")).replaced == 3


def test_what_a_machine_read_says_so_on_paper() -> None:
    assert "機械が読み取った" in text_of(maker_of("pdf18").make(manuscript(by_machine=True)))
    assert "機械が読み取った" not in text_of(maker_of("pdf18").make(manuscript()))


def test_readings_stand_over_their_words_and_never_among_them(made: dict[str, Made]) -> None:
    with pypdfium2.PdfDocument(made["ruby22"].content) as pdf:
        page = pdf[0].get_textpage()
        said = page.get_text_bounded()
    assert "給付金のご案内" in said.replace("\r\n", "")
    with pikepdf.open(io.BytesIO(made["ruby22"].content)) as pdf:
        drawn = b"".join(stream.read_bytes() for stream in pdf.pages[0].Contents)
    assert b"/Artifact BMC q BT" in drawn
    # Half of the title's letters (22 × 1.4) and half of the text's.
    assert b"/Readings 15.400 Tf" in drawn
    assert b"/Readings 11.000 Tf" in drawn
