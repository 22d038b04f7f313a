"""The letters of one page, in the order in which the file paints them."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from documents.extraction.layout.letters import Letter
from documents.extraction.layout.paper import Paper
from documents.extraction.pdf.tags import content_number

LINE_ENDS = {0x0A, 0x0D}
HIGH_SURROGATES, LOW_SURROGATES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
BOLD_FROM = 600
BOLD_NAMES = ("bold", "heavy", "black", "-w6", "-w7", "-w8", "demi", "gothicmb", "ultra")
FIXED_NAMES = ("courier", "mono", "consolas", "typewriter", "menlo")
INVISIBLE = 3
NAME_LENGTH = 200
FINE, FAR = 100, 1000.0


class Reader:
    """The text of one page. Close it, or pdfium keeps the page in memory."""

    def __init__(self, page: pypdfium2.PdfPage, paper: Paper) -> None:
        self.page, self.paper = page, paper
        self.text: pypdfium2.PdfTextPage = page.get_textpage()

    def close(self) -> None:
        """Give the page's letters back."""
        self.text.close()

    def letters(self) -> list[Letter]:
        """All that are printed, without what pdfium adds of its own."""
        return list(self._letters())

    def _letters(self) -> Iterator[Letter]:
        blank = ended = False
        first_half = 0
        for number in range(self.text.count_chars()):
            code = raw.FPDFText_GetUnicode(self.text, number)
            if code in LINE_ENDS:
                ended = True
            elif raw.FPDFText_IsGenerated(self.text, number):
                blank = True
            elif code in HIGH_SURROGATES:
                first_half = code
            else:
                if code in LOW_SURROGATES and first_half:
                    code = 0x10000 + ((first_half - 0xD800) << 10) + (code - 0xDC00)
                first_half = 0
                yield self._letter(number, code, blank=blank, ended=ended)
                blank = ended = False

    def _letter(self, number: int, code: int, *, blank: bool, ended: bool) -> Letter:
        loose = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(self.text, number, ctypes.byref(loose))
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self.text, number, ctypes.byref(x), ctypes.byref(y))
        turned = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self.text, number, ctypes.byref(turned))
        size = raw.FPDFText_GetFontSize(self.text, number) * math.sqrt(abs(turned.a * turned.d - turned.b * turned.c))
        box = self.paper.box(loose.left, loose.bottom, loose.right, loose.top)
        base = self.paper.point(x.value, y.value)[1]
        return Letter(chr(code), box, size or box[3] - box[1], base, number, after_blank=blank, after_break=ended)

    def style(self, number: int) -> tuple[bool, bool]:
        """Bold, by the name of the font, because few files say its weight; and whether every letter is as wide."""
        name, flags = ctypes.create_string_buffer(NAME_LENGTH), ctypes.c_int()
        raw.FPDFText_GetFontInfo(self.text, number, name, NAME_LENGTH, ctypes.byref(flags))
        words = name.value.decode("utf-8", "replace").lower()
        heavy = raw.FPDFText_GetFontWeight(self.text, number) >= BOLD_FROM
        fixed = any(word in words for word in FIXED_NAMES)
        return heavy or any(word in words for word in BOLD_NAMES), fixed

    def is_bold(self, number: int) -> bool:
        """Only that."""
        return self.style(number)[0]

    def content_number(self, number: int) -> int:
        """Under which number tags name this letter."""
        return content_number(raw.FPDFText_GetTextObject(self.text, number))

    def is_invisible(self, letters: list[Letter]) -> bool:
        """Whether most of it is there to be searched, not seen: what a scanner's own reading leaves behind."""
        sample = letters[:: max(1, len(letters) // 20)]
        modes: Counter[int] = Counter()
        for letter in sample:
            found = raw.FPDFText_GetTextObject(self.text, letter.number)
            modes[raw.FPDFTextObj_GetTextRenderMode(found) if found else 0] += 1
        return bool(sample) and modes[INVISIBLE] * 2 > len(sample)


def paper_of(page: pypdfium2.PdfPage, number: int) -> Paper:
    """``number`` counts from 1."""
    width, height = page.get_size()

    def seen(x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        size = round(width * FINE), round(height * FINE)
        raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, ctypes.byref(across), ctypes.byref(down))
        return across.value / FINE, down.value / FINE

    (e, f), (x1, y1), (x2, y2) = seen(0, 0), seen(FAR, 0), seen(0, FAR)
    turn = ((x1 - e) / FAR, (y1 - f) / FAR, (x2 - e) / FAR, (y2 - f) / FAR, e, f)
    return Paper(number, width, height, turn)
