"""All that is found in a PowerPoint file (.pptx). A page is a slide here, and every shape knows its place."""

import io
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pptx
from lxml import etree
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

from documents.findings.finding import Box, Examined, Finding, Severity, share, words_of
from documents.findings.office import slide_letters
from documents.findings.office.parts import A, Parts, alternative_of, is_decorative
from documents.findings.words_found import is_poor_alternative, is_poor_link, kept_apart

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
PICTURES = {MSO_SHAPE_TYPE.PICTURE, MSO_SHAPE_TYPE.CHART, MSO_SHAPE_TYPE.LINKED_PICTURE}
TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE}
FURNITURE = {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
VIDEO, SOUND = f"{A}videoFile", f"{A}audioFile"
# Less is a caption set beside its picture.
LEAST_LEAP, LEAST_OVERLAP = 0.05, 0.5
EMU_A_POINT = 12_700
FEWEST = 2


def examine_slides(content: bytes) -> Examined:
    """Open it, and look at each slide."""
    parts = Parts(content)
    show = pptx.Presentation(io.BytesIO(content))
    size = float(show.slide_width or 1), float(show.slide_height or 1)
    found = [*parts.title_findings()]
    titles: Counter[str] = Counter()
    for number, slide in enumerate(show.slides, start=1):
        found += _title(slide, number, titles)
        found += _run_by_itself(slide, number)
        shapes = list(_shapes(slide.shapes))
        for shape in shapes:
            found += _shape(shape, number, _box(shape, size))
        found += _order(slide, number, size)
    points = size[0] / EMU_A_POINT, size[1] / EMU_A_POINT
    return Examined(findings=found, sizes=[points] * len(show.slides), made_with=parts.made_with or "PowerPoint")


def _title(slide: Any, number: int, titles: Counter[str]) -> Iterator[Finding]:
    title = slide.shapes.title
    text = title.text_frame.text.strip() if title is not None and title.has_text_frame else ""
    if not text:
        yield Finding("slide-title-missing", number, severity=Severity.BARRIER)
        return
    titles[text] += 1
    if titles[text] > 1:
        yield Finding("slide-title-twice", number, detail=words_of(text), severity=Severity.ADVICE)


def _run_by_itself(slide: Any, number: int) -> Iterator[Finding]:
    """Slides that go on after some seconds do not wait for whoever reads slowly."""
    for transition in slide.element.iter(f"{P}transition"):
        if transition.get("advTm"):
            seconds = int(transition.get("advTm")) / 1000
            yield Finding("runs-by-itself", number, detail=f"{seconds:g} s", severity=Severity.HARD)
            return


def _shapes(shapes: Any) -> Iterator[Any]:
    """Every shape; those in groups too."""
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from _shapes(shape.shapes)
        else:
            yield shape


def _box(shape: Any, size: tuple[float, float]) -> Box | None:
    """Shapes in groups are measured by their group; that of the group itself is near enough."""
    group = shape.element.getparent()
    inside = group is not None and etree.QName(group).localname == "grpSp"
    if inside:
        place = next(group.iter(f"{A}off"), None), next(group.iter(f"{A}ext"), None)
        if place[0] is None or place[1] is None:
            return None
        left, top = (float(place[0].get(name, 0)) for name in ("x", "y"))
        width, height = (float(place[1].get(name, 0)) for name in ("cx", "cy"))
    else:
        if shape.left is None or shape.width is None or shape.top is None or shape.height is None:
            return None
        left, top, width, height = (float(each) for each in (shape.left, shape.top, shape.width, shape.height))
    return share((left / size[0], top / size[1], (left + width) / size[0], (top + height) / size[1]))


def _shape(shape: Any, number: int, box: Box | None) -> Iterator[Finding]:
    yield from _alternative(shape, number, box)
    if next(shape.element.iter(VIDEO, SOUND), None) is not None:
        yield Finding("media-in-file", number, box, words_of(shape.name), Severity.HARD)
    if shape.has_text_frame:
        yield from _words(shape, number, box)
        yield from slide_letters.findings(shape, number, box)
    if getattr(shape, "has_table", False) and shape.has_table:
        yield from _table(shape, number, box)


def _alternative(shape: Any, number: int, box: Box | None) -> Iterator[Finding]:
    properties = next(shape.element.iter(f"{P}cNvPr"), None)
    is_picture = shape.shape_type in PICTURES or _is_diagram(shape)
    if not is_picture or properties is None or is_decorative(properties):
        return
    words = alternative_of(properties)
    if not words:
        yield Finding("alternative-missing", number, box, severity=Severity.BARRIER)
    elif is_poor_alternative(words):
        yield Finding("alternative-poor", number, box, words_of(words), Severity.HARD)


def _is_diagram(shape: Any) -> bool:
    """A placeholder with a picture in it, or SmartArt."""
    tag = etree.QName(shape.element).localname
    return tag == "pic" or any(etree.QName(each).localname == "relIds" for each in shape.element.iter())


def _words(shape: Any, number: int, box: Box | None) -> Iterator[Finding]:
    for paragraph in shape.text_frame.paragraphs:
        if words := kept_apart(paragraph.text):
            yield Finding("letters-apart", number, box, words_of("、".join(words)), Severity.ADVICE)
        for run in paragraph.runs:
            if run.hyperlink.address and is_poor_link(run.text):
                yield Finding("link-poor", number, box, words_of(run.text), Severity.ADVICE)


def _table(shape: Any, number: int, box: Box | None) -> Iterator[Finding]:
    table = shape.table
    cells = [cell for row in table.rows for cell in row.cells]
    if len(table.rows) < FEWEST or len(table.columns) < FEWEST:
        return
    sample = words_of("、".join(filter(None, (cell.text.strip() for cell in table.rows[0].cells))))
    if not table.first_row and not table.first_col:
        yield Finding("table-headers-missing", number, box, sample, Severity.BARRIER)
    if any(cell.is_merge_origin for cell in cells):
        yield Finding("table-merged", number, box, sample, Severity.ADVICE)


def _order(slide: Any, number: int, size: tuple[float, float]) -> Iterator[Finding]:
    """The title first, then downwards: what was drawn first is read first."""
    stops = [(shape, _box(shape, size)) for shape in slide.shapes if _is_read(shape)]
    title = slide.shapes.title
    if title is not None and title.has_text_frame and title.text_frame.text.strip() and stops:
        box = _box(title, size)
        if stops[0][0].shape_id != title.shape_id:
            yield Finding("order", number, box, words_of(title.text_frame.text), Severity.HARD)
            return
    for (_first, early), (shape, late) in pairwise(stops):
        if early and late and early[1] - late[3] > LEAST_LEAP and _overlap(early, late) > LEAST_OVERLAP:
            yield Finding("order", number, late, words_of(shape.text_frame.text), Severity.HARD)
            return


def _is_read(shape: Any) -> bool:
    kind = shape.placeholder_format.type if shape.is_placeholder else None
    return bool(shape.has_text_frame and shape.text_frame.text.strip() and kind not in FURNITURE)


def _overlap(first: Box, second: Box) -> float:
    common = min(first[2], second[2]) - max(first[0], second[0])
    return common / max(min(first[2] - first[0], second[2] - second[0]), 0.001)
