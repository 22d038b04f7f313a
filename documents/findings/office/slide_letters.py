"""Findings about the letters of a slide: colours that the slide itself names, and sizes."""

from collections.abc import Iterator
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_COLOR_TYPE, MSO_FILL_TYPE

from documents.findings.colours import contrast, in_words, needed
from documents.findings.finding import Box, Finding, Severity, words_of

USUAL_POINTS = 18.0
# What is thrown on a wall is read from the last row.
SMALLEST_POINTS = 12.0


def findings(shape: Any, number: int, box: Box | None) -> Iterator[Finding]:
    """At most one of each for a shape."""
    paper = _filling(shape)
    runs = [run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs if run.text.strip()]
    for run in runs:
        ink = _ink(run)
        if ink is None or paper is None:
            continue
        points = run.font.size.pt if run.font.size else USUAL_POINTS
        ratio = contrast(ink, paper)
        if ratio < needed(points, bold=bool(run.font.bold)):
            yield Finding("contrast", number, box, words_of(f"{in_words(ratio, ink, paper)} {run.text}"), Severity.HARD)
            break
    small = [run for run in runs if run.font.size and run.font.size.pt < SMALLEST_POINTS]
    if small:
        smallest = min(run.font.size.pt for run in small)
        yield Finding("small-letters", number, box, words_of(f"{smallest:g} pt {small[0].text}"), Severity.ADVICE)


def _filling(shape: Any) -> RGBColor | None:
    """The colour of the shape itself; where it has none, what lies behind it cannot be known."""
    fill = getattr(shape, "fill", None)
    if fill is None or fill.type != MSO_FILL_TYPE.SOLID or fill.fore_color.type != MSO_COLOR_TYPE.RGB:
        return None
    return fill.fore_color.rgb


def _ink(run: Any) -> RGBColor | None:
    colour = run.font.color
    return colour.rgb if colour is not None and colour.type == MSO_COLOR_TYPE.RGB else None
