"""Promises about whole drafts: pages hold what paper holds, and the kana stand line by line beside the cells."""

import re
from dataclasses import replace

import pytest

from documents.formats.braille.brf import Brf
from documents.formats.braille.cells import ASCII, Word
from documents.formats.braille.draft import draft_of
from documents.formats.braille.kana import Kana
from documents.formats.braille.pages import filled
from documents.formats.braille.paragraphs import Paragraph, paragraphs
from documents.formats.maker import FormatFailedError, FormatRefusal, Made, Manuscript
from documents.formats.register import maker_of
from tests.documents.books.unpacking import HTML, MANUSCRIPT

pytestmark = pytest.mark.django_db
LONG = replace(
    MANUSCRIPT,
    html="".join(
        f"<h2>{number}番目の 大きな見出しはとても長いので一行にはおさまりません</h2>" + HTML for number in range(1, 6)
    ),
)


def pages(made: Made) -> list[list[str]]:
    return [page.removesuffix("\r\n").split("\r\n") for page in made.content.decode("ascii").split("\f")]


def unicode_cells(line: str) -> str:
    return "".join(" " if letter == " " else chr(0x2800 + ASCII.index(letter)) for letter in line)


@pytest.mark.parametrize("manuscript", [MANUSCRIPT, LONG], ids=["short", "long"])
def test_pages_hold_18_lines_of_32_cells_of_braille_ascii(manuscript: Manuscript) -> None:
    made = Brf().make(manuscript)
    found = pages(made)
    assert made.pages == len(found)
    assert all(len(page) <= 18 for page in found)
    assert all(len(line) <= 32 for page in found for line in page)
    assert set("".join(line for page in found for line in page)) <= set(ASCII)
    # The page's number alone at the right end of the first line.
    assert [unicode_cells(page[0]).strip()[0] for page in found] == ["⠼"] * len(found)
    assert all(len(page[0]) == 32 for page in found)


def test_the_first_page_says_that_nobody_has_read_it() -> None:
    first = draft_of(MANUSCRIPT).pages[0]
    kana = " ".join(line.kana for line in first.lines)
    assert "ジドー テンヤク・ ミコーセイ" in kana
    assert "0267-00-0100" in kana
    assert "00123" in kana


def test_headings_begin_further_in_the_larger_they_are_and_stay_with_their_text() -> None:
    found = draft_of(LONG).pages
    indents = {}
    for page in found[2:]:
        assert not page.lines[-1].level
        indents |= {line.source: len(line.cells) - len(line.cells.lstrip()) for line in page.lines if line.level}
    assert (indents["給付金の額"], indents["必要なもの"], indents["地図の見方"]) == (6, 4, 2)


def test_the_contents_name_the_page_on_which_each_heading_stands() -> None:
    found = draft_of(LONG).pages
    stands = [(page.number, line.kana.strip()) for page in found for line in page.lines if line.level > 1]
    listed = [line.kana for page in found for line in page.lines if " … " in line.kana]
    assert len(listed) == len(stands)
    assert [int(entry.rpartition(" … ")[2]) for entry in listed] == [number for number, _words in stands]


def test_a_table_is_written_row_by_row_each_cell_after_its_header() -> None:
    found = [(each.first, each.text) for each in paragraphs(HTML) if "5万円" in each.text or each.text == "妊娠"]
    assert (2, "妊娠") in found
    assert (4, "金額: 5万円。ただし1回。") in found


def test_lists_pictures_and_links_are_told() -> None:
    texts = [each.text for each in paragraphs(HTML)]
    assert "・母子健康手帳" in texts
    assert "1. 申請書を書く。窓口へ。" in texts
    assert "((画像: 地図。駅から南へ。))" in texts
    assert any("(https://town.example/%E7%94%B3%20%E8%BE%BC?a=1&b=2)" in text for text in texts)


def test_kana_stand_line_by_line_under_what_was_written() -> None:
    text = Kana().make(MANUSCRIPT).content.decode("utf-8-sig")
    cells = pages(Brf().make(MANUSCRIPT))
    numbered = re.findall(r"^(\d+)-(\d\d)(?:　(.*))?\r$", text, re.MULTILINE)
    assert [(int(page), int(line)) for page, line, _kana in numbered] == [
        (page, line) for page, lines in enumerate(cells, start=1) for line in range(2, len(lines) + 1)
    ]
    # Where there are cells there is kana, and nowhere else.
    assert [bool(kana.strip()) for _page, _line, kana in numbered] == [
        bool(line.strip()) for lines in cells for line in lines[1:]
    ]
    assert "原文　妊娠したときに5万円。" in text
    assert "自動点訳・未校正" in text


def test_a_word_too_long_for_a_line_is_cut_and_loses_nothing() -> None:
    word = Word("⠁" * 31 + "⠐⠡" * 40, "ア" * 71)
    lines = list(filled([Word("⠁⠃", "アイ"), word], first=2, rest=0))
    assert all(len(cells) <= 32 for cells, _kana in lines)
    assert "".join(cells for cells, _kana in lines).replace(" ", "") == "⠁⠃" + word.cells
    assert not any(cells.endswith("⠐") for cells, _kana in lines)


def test_other_languages_inside_are_left_out_and_said_to_be_and_whole_ones_refused() -> None:
    inside = replace(MANUSCRIPT, html='<p lang="zh-Hans">请带钱包</p><p lang="en">Hello there</p>')
    kana = " ".join(line.kana for page in draft_of(inside).pages for line in page.lines)
    assert "ホカノ ゲンゴノ ブンヲ ハブキマシタ" in kana
    assert "Hello there" in kana
    with pytest.raises(FormatFailedError) as error:
        draft_of(replace(MANUSCRIPT, language="vi"))
    assert error.value.refusal == FormatRefusal.NO_BRAILLE


def test_an_english_document_is_written_in_english_braille() -> None:
    made = Brf().make(replace(MANUSCRIPT, language="en", title="Benefits", html="<h2>Amounts</h2><p>Call us.</p>"))
    text = "\n".join(unicode_cells(line) for page in pages(made) for line in page)
    assert "⠠⠉⠁⠇⠇ ⠥⠎⠲" in text


def test_letters_without_cells_are_counted() -> None:
    made = Brf().make(replace(MANUSCRIPT, html="<p>한글の名前</p>"))
    assert made.replaced == 2


def test_paragraphs_of_nothing_are_not_there() -> None:
    assert paragraphs("<p> </p><ul><li></li></ul><table><tr><td></td></tr></table>") == []
    assert paragraphs("<p>一<br>二</p>") == [Paragraph("一"), Paragraph("二")]


@pytest.mark.parametrize(("kind", "extension"), [("brf", "brf"), ("kana", "txt"), ("epub", "epub"), ("daisy", "zip")])
def test_every_document_is_offered_so(kind: str, extension: str) -> None:
    assert maker_of(kind).extension == extension
