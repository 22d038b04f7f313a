"""Promises about paper that was only copied: a machine reads it, and says so."""

import pytest
from PIL import Image, ImageDraw

from documents.checks import check_reading_pictures
from documents.extraction.blocks import Doubt, Extracted
from documents.extraction.reading import read
from tests.factories import files, papers

BODY = f"<h1>給付金のご案内</h1><p>{papers.SENTENCE}</p><p>{papers.SENTENCE[:60]}</p>"


def everywhere(found: Extracted, doubt: Doubt) -> bool:
    return all(doubt in block.doubts for block in found.blocks)


# Numbers that lie on their side in vertical lines are read worst: docs/documents/extraction.md.
@pytest.mark.parametrize(
    ("writing", "turned", "least"), [(papers.ONE, 0, 0.95), (papers.ONE, 90, 0.95), (papers.DOWN, 0, 0.88)]
)
def test_a_scan_is_read_and_says_that_a_machine_read_it(writing: str, turned: int, least: float) -> None:
    found = read(papers.scanned(papers.picture(papers.printed(BODY, writing), turned=turned)))
    assert papers.similarity(BODY, found.html) >= least
    assert found.by_machine
    assert everywhere(found, Doubt.BY_MACHINE)
    assert found.blocks[0].html.startswith("<h2>")


def test_a_copied_sheet_among_printed_ones_keeps_its_place() -> None:
    printed = [files.pdf(f"<p>{n}枚目。{papers.SENTENCE}</p>") for n in ("一", "二", "三")]
    found = read(papers.joined(printed[0], papers.scanned(papers.picture(printed[1])), printed[2]))
    assert {block.page for block in found.blocks if Doubt.BY_MACHINE in block.doubts} == {2}
    assert found.html.index("一枚目") < found.html.index("二枚目") < found.html.index("三枚目")


def test_unsure_letters_are_marked_for_staff() -> None:
    blurred = papers.picture(files.pdf(BODY), dots=72).resize((1654, 2339))
    found = read(papers.as_file(blurred))
    assert any(Doubt.UNSURE_LETTERS in block.doubts for block in found.blocks)


def test_a_photograph_stays_a_picture_that_somebody_has_to_describe() -> None:
    photograph = Image.radial_gradient("L").resize((600, 400)).convert("RGB")
    ImageDraw.Draw(photograph).ellipse((100, 50, 400, 350), fill="teal")
    found = read(papers.as_file(photograph, "JPEG"))
    assert [block.doubts for block in found.blocks] == [(Doubt.NO_ALTERNATIVE.value,)]
    assert found.figures[0].key in found.html


def test_every_sheet_of_a_fax_is_read() -> None:
    sheets = [papers.picture(files.pdf(f"<p>{n}枚目。{papers.SENTENCE}</p>"), dots=200) for n in ("一", "二")]
    fax = papers.tiff(*sheets)
    found = read(fax)
    assert found.pages == 2
    assert {block.page for block in found.blocks} == {1, 2}


def test_a_machine_that_cannot_read_pictures_says_what_to_install() -> None:
    assert check_reading_pictures() == []
