"""What lies on top of a page: links, and the fields of a form."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from documents.extraction.forms import BLANK, CHOICE, MOST_CHOICES, TICK
from documents.extraction.layout.letters import Letter
from documents.extraction.layout.paper import Box, Paper, holds

MOST = 2_000
LONGEST = 2_000
ADDRESSES = ("http://", "https://", "mailto:", "tel:")
CHECKBOX, RADIO, COMBO, LIST, TEXT, SIGNATURE = 2, 3, 4, 5, 6, 7
LABEL_ENDS = ("：", ":")
SIGN = "（署名欄）"


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of a form: what is said of it, its place, and what its author calls it."""

    words: str
    box: Box
    name: str
    before_label: bool


def link_letters(page: pypdfium2.PdfPage, paper: Paper, letters: list[Letter]) -> None:
    """Give every letter under a link its address."""
    for box, address in _links(page, paper):
        for letter in letters:
            if holds(box, *letter.middle):
                letter.link = address


def _links(page: pypdfium2.PdfPage, paper: Paper) -> Iterator[tuple[Box, str]]:
    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    for _ in range(MOST):
        if not raw.FPDFLink_Enumerate(page, ctypes.byref(place), ctypes.byref(link)):
            return
        address = _address(page, link)
        rectangle = raw.FS_RECTF()
        if address and raw.FPDFLink_GetAnnotRect(link, ctypes.byref(rectangle)):
            yield paper.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top), address


def _address(page: pypdfium2.PdfPage, link: raw.FPDF_LINK) -> str:
    action = raw.FPDFLink_GetAction(link)
    if not action:
        return ""
    size = raw.FPDFAction_GetURIPath(page.pdf, action, None, 0)
    if not size or size > LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAction_GetURIPath(page.pdf, action, buffer, size)
    address = buffer.value.decode("utf-8", "replace").strip()
    return address if address.lower().startswith(ADDRESSES) else ""


def entries_of(page: pypdfium2.PdfPage, paper: Paper) -> Iterator[Entry]:
    """The fields of a form that people fill in."""
    form = page.formenv
    if form is None:
        return
    for number in range(min(raw.FPDFPage_GetAnnotCount(page), MOST)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        try:
            kind = raw.FPDFAnnot_GetFormFieldType(form, annotation)
            if kind in {CHECKBOX, RADIO, COMBO, LIST, TEXT, SIGNATURE}:
                yield _entry(form, annotation, kind, paper)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _entry(form: pypdfium2.PdfFormEnv, annotation: ctypes.c_void_p, kind: int, paper: Paper) -> Entry:
    rectangle = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, ctypes.byref(rectangle))
    box = paper.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
    words = {CHECKBOX: TICK, RADIO: TICK, SIGNATURE: SIGN}.get(kind, BLANK)
    if kind in {COMBO, LIST}:
        count = min(raw.FPDFAnnot_GetOptionCount(form, annotation), MOST_CHOICES)
        choices = (_words(raw.FPDFAnnot_GetOptionLabel, form, annotation, number) for number in range(count))
        words = CHOICE.format("、".join(choice for choice in choices if choice))
    name = _words(raw.FPDFAnnot_GetFormFieldAlternateName, form, annotation)
    return Entry(words, box, name, before_label=kind in {CHECKBOX, RADIO})


def with_entries(letters: list[Letter], entries: list[Entry]) -> list[Letter]:
    """The letters with every field put where its label is: before it for boxes to tick, after it for others."""
    letters = list(letters)
    for entry in entries:
        place, near = _place(letters, entry)
        size = near.size if near else min(entry.box[3] - entry.box[1], 12.0)
        above = letters[place - 1] if place else None
        labelled = near or not entry.name or (above and above.text in LABEL_ENDS)
        words = entry.words if labelled else f"{entry.name}：{entry.words}"
        number = near.number if near else above.number if above else 0
        base = near.base if near else entry.box[3]
        letters.insert(place, Letter("□", entry.box, size, base, number, blank=words))
    return letters


def _place(letters: list[Letter], entry: Entry) -> tuple[int, Letter | None]:
    """Where it goes among the letters, and its neighbour there."""
    left, top, right, bottom = entry.box
    level = [
        (place, letter)
        for place, letter in enumerate(letters)
        if letter.text.strip() and top - 2 <= letter.middle[1] <= bottom + 2
    ]
    before = [(left - letter.box[2], place, letter) for place, letter in level if letter.box[2] <= left + 3]
    after = [(letter.box[0] - right, place, letter) for place, letter in level if letter.box[0] >= right - 3]
    if after and (entry.before_label or not before):
        _, place, letter = min(after, key=lambda found: found[0])
        return place, letter
    if before:
        _, place, letter = min(before, key=lambda found: found[0])
        return place + 1, letter
    above = [letter for letter in letters if letter.box[3] <= top + 3]
    if not above:
        return 0, None
    nearest = max(above, key=lambda letter: letter.box[3])
    return max(place for place, letter in enumerate(letters) if abs(letter.base - nearest.base) < 3) + 1, None


def _words(ask: object, *of: object) -> str:
    size = ask(*of, None, 0)  # type: ignore[operator]
    if not size or size > LONGEST:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    ask(*of, buffer, size)  # type: ignore[operator]
    return bytes(buffer).decode("utf-16-le", "replace").split("\0")[0].strip()
