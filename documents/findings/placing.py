"""Finds on paper what was found in a file without pages: by the words at that place, or near it.

Word knows no pages until somebody prints. Its paper is drawn once (documents.correcting); the words of each finding are
looked for in it in the order of the document, so that the second 「申込書」 is found behind the first.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2
from pypdfium2 import raw

from documents.findings.finding import Box, Finding, finding_as_json, finding_from_json, share
from documents.findings.pdf.boxes import around
from documents.findings.pdf.sheets import box_on, seen

# Longer words than this break over lines; their beginning says where they are.
LONGEST_LOOKED_FOR = 40
# Their words are those before the picture.
OF_PICTURES = {"alternative-missing", "alternative-poor", "picture-floating"}
SMALLEST_AREA = 0.001


def in_child(payload: bytes) -> bytes:
    """For ``documents.upload.limited``: findings as JSON on the first line, the PDF behind it; findings out."""
    asked, _, paper = payload.partition(b"\n")
    findings = [finding_from_json(each) for each in json.loads(asked)]
    return json.dumps([finding_as_json(each) for each in placed(findings, paper)]).encode()


def placed(findings: list[Finding], paper: bytes) -> list[Finding]:
    """Each with its page and box, if its words are on paper; the others as they are."""
    with pypdfium2.PdfDocument(paper) as document:
        desk = _Desk(document)
        return [desk.placed(finding) for finding in findings]


class _Desk:
    """The paper, and what of it was given to a finding already."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self.document = document
        self.texts = list(_texts(document))
        self.searches: dict[str, _Search] = {}
        self.taken: dict[str, set[tuple[int, Box]]] = {}

    def placed(self, finding: Finding) -> Finding:
        """By its words; a picture is the next one below them that no finding of the same rule has."""
        search = self.searches.setdefault(finding.rule, _Search(self.texts))
        place = search.place_of(finding.anchor)
        box = _box(self.document, place) if place else None
        if place is None or box is None:
            return finding
        if finding.rule in OF_PICTURES:
            page, picture = self._picture_below(finding.rule, place.page, box)
            return finding.at(page, picture)
        return finding.at(place.page, box)

    def _picture_below(self, rule: str, page: int, words: Box) -> tuple[int, Box]:
        taken = self.taken.setdefault(rule, set())
        for number in (page, page + 1):
            if number > len(self.document):
                break
            above = words[1] if number == page else 0.0
            found = [box for box in _pictures(self.document, number) if box[3] > above and (number, box) not in taken]
            if found:
                nearest = min(found, key=lambda box: box[1])
                taken.add((number, nearest))
                return number, nearest
        return page, words


@dataclass(frozen=True, slots=True)
class _Place:
    page: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class _Text:
    """The letters of one page without blanks, and where each was."""

    page: int
    letters: str
    positions: list[int]


@dataclass
class _Search:
    texts: list[_Text]
    last: dict[str, tuple[int, int]] = field(default_factory=dict)
    given: dict[str, _Place] = field(default_factory=dict)

    def place_of(self, words: str) -> _Place | None:
        """The next place of these words, behind the one that was given for them last."""
        looked_for = re.sub(r"\s", "", words)[:LONGEST_LOOKED_FOR]
        if not looked_for:
            return None
        from_page, from_letter = self.last.get(looked_for, (0, 0))
        for text in self.texts[from_page:]:
            start = text.letters.find(looked_for, from_letter if text.page - 1 == from_page else 0)
            if start >= 0:
                self.last[looked_for] = text.page - 1, start + len(looked_for)
                first, last = text.positions[start], text.positions[start + len(looked_for) - 1]
                self.given[looked_for] = _Place(text.page, first, last - first + 1)
                return self.given[looked_for]
        # Two things at the same words: both are there.
        return self.given.get(looked_for)


def _texts(document: pypdfium2.PdfDocument) -> Iterator[_Text]:
    for number, page in enumerate(document, start=1):
        textpage = page.get_textpage()
        kept = [(letter, index) for index, letter in enumerate(_letters(textpage)) if not letter.isspace()]
        yield _Text(number, "".join(letter for letter, _index in kept), [index for _letter, index in kept])
        textpage.close()
        page.close()


def _letters(textpage: pypdfium2.PdfTextPage) -> Iterator[str]:
    """One for each position, whatever their coding needs."""
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        yield chr(code) if code and not 0xD800 <= code <= 0xDFFF else " "


def _box(document: pypdfium2.PdfDocument, place: _Place) -> Box | None:
    page = document[place.page - 1]
    textpage = page.get_textpage()
    count = textpage.count_rects(place.start, place.length)
    boxes = [box for index in range(count) if (box := seen(page, textpage.get_rect(index)))]
    textpage.close()
    page.close()
    return share(around(boxes)) if boxes else None


def _pictures(document: pypdfium2.PdfDocument, number: int) -> list[Box]:
    page = document[number - 1]
    found = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4)
    boxes = [share(box) for obj in found if (box := box_on(page, obj))]
    page.close()
    return [box for box in boxes if (box[2] - box[0]) * (box[3] - box[1]) > SMALLEST_AREA]
