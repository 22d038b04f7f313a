"""Readings drawn over their words on finished sheets, marked as an ornament: programs read the words alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from documents.formats.kana_font import KanaFont

# Size of a reading beside its word (JIS X 4051). Here and not with the marks, because those need the town's readings,
# and what is printed for staff is typeset in a process that knows nothing of the town.
SIZE = 0.5
READING = "data-reading"
# WeasyPrint measures in 96ths of an inch from the top, PDF in 72nds from the bottom.
POINTS = 0.75
# Where a kanji ends above the base line, and how much air is left below the reading, in heights of letters.
TOP, AIR = 0.88, 0.16


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading over its word: both in PDF points, ``left`` and ``base`` those of the word."""

    text: str
    left: float
    width: float
    base: float
    size: float


def readings_on(page: Any) -> Iterator[Reading]:
    """Where the marked words of a WeasyPrint page stand."""
    for box in page._page_box.descendants():  # noqa: SLF001 -- the only place that knows where a word came to stand
        element = getattr(box, "element", None)
        text = element.get(READING, "") if element is not None and type(box).__name__ == "InlineBox" else ""
        words = [child for child in getattr(box, "children", ()) if hasattr(child, "text")] if text else []
        if words:
            first = words[0]
            yield Reading(
                text=text,
                left=first.position_x * POINTS,
                width=sum(word.width for word in words) * POINTS,
                base=(page.height - first.position_y - first.baseline) * POINTS,
                size=first.style["font_size"] * POINTS,
            )


def draw(pdf: pikepdf.Pdf, pages: list[list[Reading]], font_file: Path) -> None:
    """Draw the readings of each page."""
    letters = {letter for readings in pages for reading in readings for letter in reading.text}
    if not letters:
        return
    font = KanaFont(font_file, letters)
    embedded = font.embedded_in(pdf)
    for page, readings in zip(pdf.pages, pages, strict=True):
        if readings:
            page.contents_add(b"q", prepend=True)
            page.contents_add(pdf.make_stream(_drawn(readings, font)))
            page.add_resource(embedded, pikepdf.Name.Font, pikepdf.Name.Readings)


def _drawn(readings: Iterable[Reading], font: KanaFont) -> bytes:
    lines = ["Q /Artifact BMC q BT 0 g"]
    lines += [_one(reading, font) for reading in readings]
    return "\n".join([*lines, "ET Q EMC"]).encode()


def _one(reading: Reading, font: KanaFont) -> str:
    """A short reading is spread over its word, with half a gap at both ends; a long one stands over its middle."""
    size = reading.size * SIZE
    codes, natural = font.codes(reading.text), font.width(reading.text) * size
    gap = max(0.0, (reading.width - natural) / len(reading.text))
    left = reading.left + gap / 2 if gap else reading.left - (natural - reading.width) / 2
    base = reading.base + TOP * reading.size + AIR * size
    return f"/Readings {size:.3f} Tf {gap:.3f} Tc 1 0 0 1 {left:.3f} {base:.3f} Tm <{codes}> Tj"
