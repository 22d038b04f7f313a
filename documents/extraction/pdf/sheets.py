"""Reads one page: its lines, tables and pictures in the order of reading. What pdfium holds is given back at once."""

from collections.abc import Iterator

import pypdfium2

from documents.extraction.layout.characters import readable
from documents.extraction.layout.furniture import ARTIFACT
from documents.extraction.layout.grids import Rulings, grids_of
from documents.extraction.layout.letters import Letter
from documents.extraction.layout.lines import Line, lines_of
from documents.extraction.layout.paper import Box, Paper
from documents.extraction.layout.sheet import Sheet
from documents.extraction.layout.tables import Table, letters_inside, table_of
from documents.extraction.layout.things import Thing
from documents.extraction.ocr.reading import DOTS_PER_INCH, POINTS_PER_INCH, sheet_of_picture
from documents.extraction.pdf.annotations import entries_of, link_letters, with_entries
from documents.extraction.pdf.images import drawing_of, drawings_in, largest_image, pictures_of
from documents.extraction.pdf.reader import Reader, paper_of
from documents.extraction.pdf.rulings import rulings_of
from documents.extraction.pdf.tags import HEADINGS, Tags, tags_of

FEWEST_LETTERS = 5
# A stamp or a page number on a scan does not make it a page of text.
FEWEST_LETTERS_ON_A_SCAN, SCAN_SHARE = 60, 0.75
# More than this share of unreadable letters: the font lacks its table of characters, and only the paper tells.
MOST_GARBLED = 0.2
LEAST_TAGGED = 0.7
MOST_PIXELS = 12_000_000


def sheet_of(document: pypdfium2.PdfDocument, number: int) -> Sheet:
    """The page with this number, counted from 1."""
    page = document[number - 1]
    try:
        return _read(page, paper_of(page, number))
    finally:
        page.close()


def _read(page: pypdfium2.PdfPage, paper: Paper) -> Sheet:
    reader = Reader(page, paper)
    try:
        tags = tags_of(page)
        letters = reader.letters()
        link_letters(page, paper, letters)
        letters = with_entries(letters, list(entries_of(page, paper)))
        rulings = rulings_of(page, paper)
        tables = list(_tables(reader, letters, rulings))
        items = _in_order(reader, letters, tables, tags)
        largest = largest_image(page, paper)
        is_picture = _is_picture(letters, largest)
        by_machine = largest > SCAN_SHARE and reader.is_invisible(letters)
    finally:
        reader.close()
    sheet = Sheet(paper, items, is_picture=is_picture, by_machine=by_machine)
    if not is_picture:
        _add_pictures(sheet, page, rulings, tags.alternatives)
    return sheet


def _is_picture(letters: list[Letter], largest_image: float) -> bool:
    """Whether the page has to be read from its picture. An empty page is only an empty page."""
    printed = [letter.text for letter in letters if letter.text.strip()]
    garbled = sum(readable(letter)[2] for letter in printed)
    if len(printed) >= FEWEST_LETTERS and garbled > len(printed) * MOST_GARBLED:
        return True
    enough = FEWEST_LETTERS_ON_A_SCAN if largest_image > SCAN_SHARE else FEWEST_LETTERS
    return largest_image > 0 and len(printed) < enough


def read_picture(document: pypdfium2.PdfDocument, number: int) -> Sheet:
    """Let the machine read what no letters tell."""
    page = document[number - 1]
    try:
        paper = paper_of(page, number)
        scale = min(DOTS_PER_INCH / POINTS_PER_INCH, (MOST_PIXELS / (paper.width * paper.height or 1)) ** 0.5)
        bitmap = page.render(scale=scale, grayscale=True)
        image = bitmap.to_pil().copy()
    finally:
        page.close()
    return sheet_of_picture(image, number, 1 / scale)


def _tables(reader: Reader, letters: list[Letter], rulings: Rulings) -> Iterator[tuple[Table, list[Letter]]]:
    """Every table with the letters that stand in it."""
    for grid in grids_of(rulings):
        inside = letters_inside(grid.box, letters)
        table = table_of(grid, inside, rulings.shades, reader.paper.number)
        if table is not None:
            yield table, inside


def _in_order(
    reader: Reader, letters: list[Letter], tables: list[tuple[Table, list[Letter]]], tags: Tags
) -> list[Line | Thing]:
    """Lines and tables as the file paints them; what stands in a table stands nowhere else."""
    inside = {id(letter) for _, own in tables for letter in own}
    page = reader.paper.number
    items: list[tuple[int, Line | Thing]] = []
    for line in lines_of((letter for letter in letters if id(letter) not in inside), page):
        line.bold, line.fixed = reader.style(line.number)
        _tag(line, reader, tags)
        items.append((line.number, line))
    _doubt_tags([line for _, line in items if isinstance(line, Line)])
    for table, own in tables:
        table.mark_bold(reader.is_bold)
        items.append((min(letter.number for letter in own), Thing("", table.box, page, table=table)))
    return [item for _, item in sorted(items, key=lambda pair: pair[0])]


def _tag(line: Line, reader: Reader, tags: Tags) -> None:
    """Words outside of all tags in a tagged file are no part of the text: that is what tags are for."""
    if not tags.tags or any(mark.kind == "blank" for mark in line.marks):
        return
    number = reader.content_number(line.number)
    kind = tags.tags.get(number)
    if kind is None:
        line.tag = ARTIFACT
        return
    line.tag, line.part = HEADINGS.get(kind, kind), tags.parts[number]


def _doubt_tags(lines: list[Line]) -> None:
    """Tags that leave out much of a page were not made with care: then only the places count."""
    tagged = sum(len(line.text) for line in lines if line.part)
    if tagged < sum(len(line.text) for line in lines) * LEAST_TAGGED:
        for line in lines:
            line.tag, line.part = "", 0


def _add_pictures(sheet: Sheet, page: pypdfium2.PdfPage, rulings: Rulings, alternatives: dict[int, str]) -> None:
    pictures = pictures_of(page, sheet.paper, alternatives)
    taken = [item.box for item in sheet.items if isinstance(item, Thing)] + [picture.box for picture in pictures]
    drawings = drawings_in(rulings.drawings, sheet.paper, taken)
    for picture in [*pictures, *(drawing_of(page, sheet.paper, box) for box in drawings)]:
        sheet.figures.append(picture.figure)
        sheet.items.insert(_place(sheet.items, picture.box), picture.thing(sheet.paper.number))


def _place(items: list[Line | Thing], box: Box) -> int:
    """After the last thing above it in its column; before everything where nothing is above."""
    middle = (box[1] + box[3]) / 2
    place = 0
    for number, item in enumerate(items, start=1):
        left, _top, right, bottom = item.box
        if bottom <= middle and left < box[2] and right > box[0]:
            place = number
    return place
