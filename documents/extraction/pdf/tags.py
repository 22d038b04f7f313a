"""What the author's program says of the words on a page (tagged PDF): headings, paragraphs, alternatives."""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field

import pypdfium2
from pypdfium2 import raw

HEADINGS = {"Title": "h2", "H": "h2", "H1": "h2", "H2": "h3", "H3": "h4", "H4": "h4", "H5": "h4", "H6": "h4"}
# What holds running words. The innermost of them makes a paragraph; spans and links inside do not.
HOLDERS = {*HEADINGS, "P", "LI", "LBody", "TD", "TH", "Caption", "Note", "FENote", "BlockQuote", "TOCI", "Index"}
DEEPEST = 60
LONGEST = 4_000


@dataclass(slots=True)
class Tags:
    """By number of marked content: the tag, which paragraph it belongs to, and the alternative of a figure."""

    tags: dict[int, str] = field(default_factory=dict)
    parts: dict[int, int] = field(default_factory=dict)
    alternatives: dict[int, str] = field(default_factory=dict)


def tags_of(page: pypdfium2.PdfPage) -> Tags:
    """Nothing in a file without tags."""
    found = Tags()
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return found
    try:
        for place in range(raw.FPDF_StructTree_CountChildren(tree)):
            _walk(found, raw.FPDF_StructTree_GetChildAtIndex(tree, place), ("", 0), 0)
    finally:
        raw.FPDF_StructTree_Close(tree)
    return found


def _walk(found: Tags, element: ctypes.c_void_p, holder: tuple[str, int], depth: int) -> None:
    if not element or depth > DEEPEST:
        return
    kind = _words(raw.FPDF_StructElement_GetType, element)
    if kind in HOLDERS or not holder[0]:
        holder = (kind, len(found.parts) + len(found.tags) + depth * 100_000 + 1)
    alternative = _words(raw.FPDF_StructElement_GetAltText, element)
    for place in range(raw.FPDF_StructElement_CountChildren(element)):
        number = raw.FPDF_StructElement_GetChildMarkedContentID(element, place)
        if number >= 0:
            found.tags[number], found.parts[number] = holder
            if alternative:
                found.alternatives[number] = alternative
        else:
            _walk(found, raw.FPDF_StructElement_GetChildAtIndex(element, place), holder, depth + 1)


def content_number(item: pypdfium2.PdfObject | ctypes.c_void_p) -> int:
    """The number under which tags name this object; below zero where they do not."""
    return int(raw.FPDFPageObj_GetMarkedContentID(item)) if item else -1


def _words(ask: Callable[..., int], element: ctypes.c_void_p) -> str:
    size = ask(element, None, 0)
    if not size or size > LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(element, buffer, size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0").strip()
