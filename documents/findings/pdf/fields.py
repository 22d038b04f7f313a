"""Findings about what is pressed and filled in: fields without names, forms in files, links that say nothing."""

from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2

from documents.findings.finding import Box, Finding, Severity, share, words_of
from documents.findings.pdf.opened import Opened
from documents.findings.pdf.sheets import seen
from documents.findings.words_found import is_poor_link

MOST_ABOVE = 32
MOST_ON_A_PAGE = 500
PUSH_BUTTON = 1 << 16


def findings(opened: Opened) -> Iterator[Finding]:
    """Page by page, and once for the form as a whole."""
    fields = 0
    for number, page in enumerate(opened.pdf.pages, start=1):
        annotations = page.obj.get("/Annots")
        if not isinstance(annotations, pikepdf.Array):
            continue
        shown = opened.pages[number - 1]
        links: list[tuple[pikepdf.Dictionary, Box | None]] = []
        for annotation in list(annotations)[:MOST_ON_A_PAGE]:
            if not isinstance(annotation, pikepdf.Dictionary):
                continue
            box = _box(shown, annotation.get("/Rect"))
            if annotation.get("/Subtype") == "/Widget":
                fields += 1
                yield from _field(annotation, number, box)
            elif annotation.get("/Subtype") == "/Link":
                links.append((annotation, box))
        yield from _links(shown, links, number)
        shown.close()
    if fields:
        yield Finding("form-in-file", detail=str(fields), severity=Severity.HARD)


def _field(annotation: pikepdf.Dictionary, number: int, box: Box | None) -> Iterator[Finding]:
    """What a reader says of a field is its tooltip, here or in the field it belongs to."""
    kind = _inherited(annotation, "/FT")
    flags = _inherited(annotation, "/Ff")
    if not str(_inherited(annotation, "/TU") or "").strip():
        is_button = kind == "/Btn" and isinstance(flags, int) and flags & PUSH_BUTTON
        caption = annotation.get("/MK", pikepdf.Dictionary()).get("/CA") if is_button else None
        if not str(caption or "").strip():
            name = words_of(str(_inherited(annotation, "/T") or ""))
            yield Finding("field-unnamed", number, box, name, Severity.BARRIER)


def _inherited(annotation: pikepdf.Dictionary, key: str) -> Any:
    element: Any = annotation
    for _step in range(MOST_ABOVE):
        if not isinstance(element, pikepdf.Dictionary):
            return None
        if key in element:
            return element[key]
        element = element.get("/Parent")
    return None


def _links(
    shown: pypdfium2.PdfPage, links: list[tuple[pikepdf.Dictionary, Box | None]], number: int
) -> Iterator[Finding]:
    """What stands under each link that leads out; the page's text is read once."""
    textpage = shown.get_textpage() if links else None
    for annotation, box in links:
        rectangle = _rectangle(annotation.get("/Rect"))
        action = annotation.get("/A")
        leads_out = isinstance(action, pikepdf.Dictionary) and action.get("/S") == "/URI"
        if textpage is None or rectangle is None or not leads_out:
            continue
        text = textpage.get_text_bounded(*rectangle).strip()
        # A description of its own is what is read aloud.
        described = str(annotation.get("/Contents", "")).strip()
        if is_poor_link(text) and (not described or is_poor_link(described)):
            yield Finding("link-poor", number, box, words_of(text), Severity.ADVICE)
    if textpage is not None:
        textpage.close()


def _box(shown: pypdfium2.PdfPage, value: Any) -> Box | None:
    rectangle = _rectangle(value)
    box = seen(shown, rectangle) if rectangle else None
    return share(box) if box else None


def _rectangle(value: Any) -> Box | None:
    if not isinstance(value, pikepdf.Array) or len(value) != 4:
        return None
    try:
        first, second, third, fourth = (float(each) for each in value)
    except (TypeError, ValueError):
        return None
    return min(first, third), min(second, fourth), max(first, third), max(second, fourth)
