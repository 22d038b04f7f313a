"""Findings about contrast: the colour of letters against what is painted behind them.

The page is rendered once, small; the paper behind a piece of text is the colour that most of its pixels have, apart
from the letters' own. Where no colour has a clear majority (a photograph), nothing can be known and nothing is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
from PIL import Image

from documents.findings.colours import contrast, in_words, needed
from documents.findings.finding import Box, Finding, Severity, share, words_of
from documents.findings.pdf.boxes import around
from documents.findings.pdf.sheets import Piece, Sheet

# Pixels along the longer edge: enough to tell paper from letters of nine points.
PIXELS = 1100
MAJORITY = 0.5
LEAST = 0.15
CLEAR = 0.6
RIM = 2
# Colours this near are one colour, smoothed at its edges.
NEAR = 40
MOST_A_PAGE = 12
OPAQUE = 250


@dataclass(slots=True)
class Faint:
    """Pieces with the same faint colours that follow each other."""

    box: Box
    text: str
    ink: tuple[int, ...]
    paper: tuple[int, ...]
    ratio: float


def findings(page: pypdfium2.PdfPage, sheet: Sheet) -> Iterator[Finding]:
    """The faint pieces of one page, neighbours of the same colours as one."""
    coloured = [piece for piece in sheet.pieces if piece.visible and piece.colour[3] >= OPAQUE]
    if not coloured:
        return
    picture = _rendered(page)
    groups: list[Faint] = []
    for piece in coloured:
        faint = _faint(piece, picture)
        if faint is not None:
            _gather(groups, faint)
    for group in groups[:MOST_A_PAGE]:
        detail = words_of(f"{in_words(group.ratio, group.ink, group.paper)} {group.text}")
        yield Finding("contrast", sheet.number, share(group.box), detail, Severity.HARD)


def _rendered(page: pypdfium2.PdfPage) -> Image.Image:
    bitmap = page.render(scale=PIXELS / max(*page.get_size(), 1.0), may_draw_forms=False)
    picture = bitmap.to_pil().convert("RGB")
    bitmap.close()
    return picture


def _faint(piece: Piece, picture: Image.Image) -> Faint | None:
    ink = piece.colour[:3]
    paper = _paper(piece.box, ink, picture)
    if paper is None:
        return None
    ratio = contrast(ink, paper)
    bold = any(word in piece.font.lower() for word in ("bold", "heavy", "black"))
    # A twentieth for what rendering rounds off: who says "too faint" must be right.
    if ratio >= needed(piece.size, bold=bold) * 0.97:
        return None
    return Faint(piece.box, piece.text, ink, paper, ratio)


def _paper(box: Box, ink: tuple[int, ...], picture: Image.Image) -> tuple[int, ...] | None:
    width, height = picture.size
    # A rim around the letters: a dash or a black square fills its own box.
    left, top = max(int(box[0] * width) - RIM, 0), max(int(box[1] * height) - RIM, 0)
    pixels = picture.crop((left, top, min(int(box[2] * width) + RIM, width), min(int(box[3] * height) + RIM, height)))
    total = pixels.width * pixels.height
    counted: Any = pixels.getcolors(maxcolors=total + 1) if total else None
    if not counted:
        return None
    count, colour = max(counted)
    if count >= total * MAJORITY and not _near(colour, ink):
        return colour
    return _less_clear(counted, ink, total)


def _less_clear(counted: list[tuple[int, tuple[int, ...]]], ink: tuple[int, ...], total: int) -> tuple[int, ...] | None:
    behind = [(count, colour) for count, colour in counted if not _near(colour, ink)]
    if behind:
        count, colour = max(behind)
        if count >= max(sum(each for each, _colour in behind) * MAJORITY, total * LEAST):
            return colour
    # Letters nearly of the colour of their paper: what has a clear majority is the paper.
    count, colour = max(counted)
    return colour if count >= total * CLEAR and _near(colour, ink) and (colour != ink or not behind) else None


def _near(first: tuple[int, ...], second: tuple[int, ...]) -> bool:
    return all(abs(one - other) <= NEAR for one, other in zip(first, second, strict=False))


def _gather(groups: list[Faint], faint: Faint) -> None:
    last = groups[-1] if groups else None
    if last and last.ink == faint.ink and last.paper == faint.paper:
        last.box = around([last.box, faint.box])
        last.text += faint.text
        last.ratio = min(last.ratio, faint.ratio)
    else:
        groups.append(faint)
