"""Findings about the things in a Word file: pictures, boxes, tables, links, fields."""

from collections.abc import Iterator

from lxml import etree

from documents.findings.finding import Finding, Severity, words_of
from documents.findings.office.paragraphs import MC_FALLBACK, TEXT_BOX, Story, text_of
from documents.findings.office.parts import PIC, WP, Parts, R, V, W, alternative_of, is_decorative
from documents.findings.words_found import is_poor_alternative, is_poor_link

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
FEWEST = 2


def findings(parts: Parts, story: Story) -> Iterator[Finding]:
    """Each thing at its place, or at the words before it."""
    if story.tree is None:
        return
    yield from _pictures(story, story.tree)
    yield from _boxes(story.tree)
    yield from _tables(story.tree)
    yield from _links(parts, story.tree)
    yield from _fields(story, story.tree)


def _near(story: Story, element: etree._Element) -> str:
    paragraph = story.paragraph_around(element)
    return story.anchor(paragraph) if paragraph is not None else ""


def _pictures(story: Story, tree: etree._Element) -> Iterator[Finding]:
    for drawing in tree.iter(f"{WP}inline", f"{WP}anchor"):
        if next(drawing.iterancestors(MC_FALLBACK), None) is not None or not _is_seen(drawing):
            continue
        properties = drawing.find(f"{WP}docPr")
        if properties is None or is_decorative(properties):
            continue
        anchor, words = _near(story, drawing), alternative_of(properties)
        if not words:
            yield Finding("alternative-missing", severity=Severity.BARRIER, anchor=anchor)
        elif is_poor_alternative(words):
            yield Finding("alternative-poor", detail=words_of(words), severity=Severity.HARD, anchor=anchor)
        if drawing.tag == f"{WP}anchor":
            yield Finding("picture-floating", detail=words_of(words), severity=Severity.ADVICE, anchor=anchor)
    yield from _old_pictures(story, tree)


def _old_pictures(story: Story, tree: etree._Element) -> Iterator[Finding]:
    """As Word wrote them until 2007, and still writes what was pasted from elsewhere."""
    for picture in tree.iter(f"{V}imagedata"):
        shape = picture.getparent()
        if shape is not None and next(picture.iterancestors(MC_FALLBACK), None) is None and not shape.get("alt"):
            yield Finding("alternative-missing", severity=Severity.BARRIER, anchor=_near(story, picture))


def _is_seen(drawing: etree._Element) -> bool:
    """A picture, chart or diagram: a box of words is judged as such, a line needs none."""
    return next(drawing.iter(f"{PIC}pic", CHART, DIAGRAM), None) is not None


def _boxes(tree: etree._Element) -> Iterator[Finding]:
    for box in tree.iter(TEXT_BOX):
        if next(box.iterancestors(MC_FALLBACK), None) is not None:
            continue
        text = "".join(text_of(run) for run in box.iter(f"{W}r")).strip()
        if text:
            yield Finding("text-box", detail=words_of(text), severity=Severity.HARD, anchor=text)


def _tables(tree: etree._Element) -> Iterator[Finding]:
    for table in tree.iter(f"{W}tbl"):
        if next(table.iterancestors(MC_FALLBACK), None) is not None:
            continue
        rows = table.findall(f"{W}tr")
        cells = [row.findall(f"{W}tc") for row in rows]
        if len(rows) < FEWEST or max((len(row) for row in cells), default=0) < FEWEST:
            continue
        words = ["".join(text_of(run) for run in cell.iter(f"{W}r")).strip() for cell in cells[0]]
        sample, anchor = words_of("、".join(filter(None, words))), next(filter(None, words), "")
        if next(table.iterancestors(f"{W}tc"), None) is not None:
            yield Finding("table-nested", detail=sample, severity=Severity.HARD, anchor=anchor)
        if not _has_headers(table, rows):
            yield Finding("table-headers-missing", detail=sample, severity=Severity.BARRIER, anchor=anchor)
        if next(table.iter(f"{W}gridSpan", f"{W}vMerge"), None) is not None:
            yield Finding("table-merged", detail=sample, severity=Severity.ADVICE, anchor=anchor)


def _has_headers(table: etree._Element, rows: list[etree._Element]) -> bool:
    """A row that is repeated as header; or a style whose first row or column is told as one."""
    if rows[0].find(f"{W}trPr/{W}tblHeader") is not None:
        return True
    look = table.find(f"{W}tblPr/{W}tblLook")
    style = table.find(f"{W}tblPr/{W}tblStyle")
    # "TableGrid" only draws lines; a first row means nothing to it.
    return (
        look is not None
        and style is not None
        and look.get(f"{W}firstColumn") == "1"
        and look.get(f"{W}firstRow") != "1"
    )


def _links(parts: Parts, tree: etree._Element) -> Iterator[Finding]:
    targets = parts.targets("word/document.xml")
    for link in tree.iter(f"{W}hyperlink"):
        leads_out = targets.get(link.get(f"{R}id", ""), "").startswith(("http:", "https:"))
        text = "".join(text_of(run) for run in link.iter(f"{W}r")).strip()
        if leads_out and text and is_poor_link(text):
            yield Finding("link-poor", detail=words_of(text), severity=Severity.ADVICE, anchor=text)


def _fields(story: Story, tree: etree._Element) -> Iterator[Finding]:
    fields = 0
    for field in tree.iter(f"{W}sdt"):
        properties = field.find(f"{W}sdtPr")
        if properties is None or not _is_filled_in(properties):
            continue
        fields += 1
        if _value(properties, "alias") == "" and _value(properties, "tag") == "":
            anchor = "".join(text_of(run) for run in field.iter(f"{W}r")).strip() or _near(story, field)
            yield Finding("field-unnamed", detail=words_of(anchor), severity=Severity.BARRIER, anchor=anchor)
    for field in tree.iter(f"{W}ffData"):
        fields += 1
        if not _value(field, "statusText") and not _value(field, "helpText"):
            name = words_of(_value(field, "name"))
            yield Finding("field-unnamed", detail=name, severity=Severity.BARRIER, anchor=_near(story, field))
    if fields:
        yield Finding("form-in-file", detail=str(fields), severity=Severity.HARD)


def _is_filled_in(properties: etree._Element) -> bool:
    """A control for people; not the frames that Word puts around a table of contents or a page number."""
    kinds = {etree.QName(child).localname for child in properties}
    return bool(kinds & {"text", "comboBox", "dropDownList", "date", "checkbox", "richText"})


def _value(properties: etree._Element, name: str) -> str:
    found = properties.find(f"{W}{name}")
    return (found.get(f"{W}val") or "").strip() if found is not None else ""
