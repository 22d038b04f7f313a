"""A picture of paper turned upright, read across or down, and given back as printed lines."""

import re
from collections.abc import Iterable
from itertools import groupby
from statistics import mean, median, quantiles

from PIL import Image

from documents.extraction.blocks import Doubt
from documents.extraction.layout.lines import LATIN as LATIN_LETTER
from documents.extraction.layout.lines import Line
from documents.extraction.layout.paper import Paper, around
from documents.extraction.layout.sheet import Sheet
from documents.extraction.layout.things import Thing
from documents.extraction.ocr.tesseract import ACROSS, DOWN, LATIN, NotReadError, Word, turn_of, words_of
from documents.extraction.pictures import figure_of, html_of

DOTS_PER_INCH, POINTS_PER_INCH = 300, 72
# Below it the page was probably read in the wrong direction; measured: right 89 to 92, wrong 23 to 54.
SURE_OF_PAGE, SURE_OF_WORD, WORTH_KEEPING = 65, 60, 30
FEWEST_LETTERS = 8
MOSTLY = 0.6
# Sizes of letters read from pictures differ a little from line to line: only a much larger line is a heading.
MUCH_LARGER, MUCH_SMALLER = 1.45, 0.7
WORD = re.compile(r"\w")


def sheet_of_picture(image: Image.Image, number: int, points_per_pixel: float) -> Sheet:
    """A page that is only a picture. One without words becomes a picture of the document."""
    image.info["dpi"] = (round(POINTS_PER_INCH / points_per_pixel),) * 2
    turn = turn_of(image)
    if turn:
        image = image.rotate(-turn, expand=True)
    lines = lines_in(image, number, points_per_pixel)
    paper = Paper(number, image.width * points_per_pixel, image.height * points_per_pixel, turned=turn)
    if lines:
        return Sheet(paper, list(lines), by_machine=True)
    figure = figure_of(image)
    whole = Thing(html_of(figure), (0, 0, paper.width, paper.height), number, (Doubt.NO_ALTERNATIVE.value,))
    return Sheet(paper, [whole], figures=[figure])


def lines_in(image: Image.Image, page: int, points_per_pixel: float) -> list[Line]:
    """What stands on an upright picture, perhaps nothing."""
    words = _best(image)
    found = (_line(list(own), page, points_per_pixel) for _, own in groupby(words, key=lambda word: word.line))
    lines = [line for line in found if line is not None and WORD.search(line.text)]
    if sum(len(line.text) for line in lines) < FEWEST_LETTERS:
        return []
    _settle_direction(lines)
    _settle_sizes(lines)
    return lines


def _best(image: Image.Image) -> list[Word]:
    """Across first; down, or as Latin, where that was read badly or says so."""
    words = _read(image, ACROSS)
    if _sureness(words) < SURE_OF_PAGE:
        words = max(words, _read(image, DOWN), key=_sureness)
    letters = [letter for word in words for letter in word.text]
    if letters and sum(bool(LATIN_LETTER.match(letter)) for letter in letters) > len(letters) * MOSTLY:
        words = max(words, _read(image, LATIN), key=_sureness)
    return words


def _read(image: Image.Image, languages: str) -> list[Word]:
    try:
        return words_of(image, languages)
    except NotReadError:
        return []


def _sureness(words: list[Word]) -> float:
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def _line(words: list[Word], page: int, scale: float) -> Line | None:
    sure = mean(word.confidence for word in words)
    if sure < WORTH_KEEPING:
        return None
    box = around([word.box for word in words])
    box = (box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale)
    vertical = box[3] - box[1] > (box[2] - box[0]) * 1.5
    sizes = [_size(word, vertical=vertical) * scale for word in words]
    # Words are as high as their highest letter; the smaller quarter is nearest to the size of type.
    size = quantiles(sizes)[0] if len(sizes) > 1 else sizes[0]
    unsure = any(word.confidence < SURE_OF_WORD for word in words)
    return Line(_joined(words), box, max(size, 1.0), page, vertical=vertical, unsure=unsure)


def _size(word: Word, *, vertical: bool) -> float:
    return word.box[2] - word.box[0] if vertical else word.box[3] - word.box[1]


def _joined(words: Iterable[Word]) -> str:
    text = ""
    for word in words:
        blank = " " if text and LATIN_LETTER.match(text[-1]) and LATIN_LETTER.match(word.text[0]) else ""
        text += blank + word.text
    return text


def _settle_direction(lines: list[Line]) -> None:
    """A line of one or two letters runs as most others do."""
    down = sum(len(line.text) for line in lines if line.vertical)
    mostly_down = down * 2 > sum(len(line.text) for line in lines)
    for line in lines:
        if len(line.text) <= 3:
            line.vertical = mostly_down


def _settle_sizes(lines: list[Line]) -> None:
    usual = median(line.size for line in lines for _ in line.text)
    for line in lines:
        if usual * MUCH_SMALLER < line.size < usual * MUCH_LARGER:
            line.size = usual
