"""A PDF opened by both readers, its pages read once for all detectors."""

from dataclasses import dataclass, field
from functools import cached_property
from statistics import median

import pikepdf
import pypdfium2

from documents.findings.finding import Box, share
from documents.findings.pdf.boxes import around
from documents.findings.pdf.sheets import Sheet
from documents.findings.pdf.tree import Element


@dataclass
class Opened:
    """What the detectors look at."""

    pdf: pikepdf.Pdf
    pages: pypdfium2.PdfDocument
    sheets: list[Sheet]
    tree: Element | None
    marks: dict[tuple[int, int], Box] = field(default_factory=dict)
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    letter_sizes: dict[tuple[int, int], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for sheet in self.sheets:
            for mark, boxes in sheet.marks.items():
                self.marks[sheet.number, mark] = around(boxes)
            for mark, text in sheet.marked_text.items():
                self.texts[sheet.number, mark] = text
            for piece in sheet.pieces:
                key = sheet.number, piece.mark
                self.letter_sizes[key] = min(piece.size, self.letter_sizes.get(key, piece.size))

    @cached_property
    def elements(self) -> list[Element]:
        """Every tag in reading order."""
        return list(self.tree.inside())[1:] if self.tree else []

    @cached_property
    def tagged(self) -> bool:
        """Whether it says that it is tagged, and is."""
        info = self.pdf.Root.get("/MarkInfo")
        says_so = isinstance(info, pikepdf.Dictionary) and bool(info.get("/Marked", False))
        return says_so and bool(self.elements)

    @cached_property
    def body_size(self) -> float:
        """The size of most letters, in points."""
        sizes = [piece.size for sheet in self.sheets for piece in sheet.pieces if piece.visible for _ in piece.text]
        return median(sizes) if sizes else 0.0

    @property
    def letters(self) -> int:
        """How many letters it has."""
        return sum(sheet.letters for sheet in self.sheets)

    def text_of(self, element: Element) -> str:
        """The words of an element and of what is in it."""
        return "".join(self.texts.get(piece, "") for piece in element.all_content()).strip()

    def size_of(self, element: Element) -> float:
        """The size of its smallest letters: one large letter makes no large line."""
        return min(
            (self.letter_sizes[piece] for piece in element.all_content() if piece in self.letter_sizes), default=0.0
        )

    def place_of(self, element: Element) -> tuple[int, Box | None]:
        """Page and box of an element: of that page on which it begins."""
        pieces = [piece for piece in element.all_content() if piece in self.marks]
        if not pieces:
            return element.page, None
        page = pieces[0][0]
        return page, share(around(self.marks[piece] for piece in pieces if piece[0] == page))
