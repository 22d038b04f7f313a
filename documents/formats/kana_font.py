"""The few letters of readings as a font in a PDF: cut down, embedded, and readable as text again."""

import io
import logging
from collections.abc import Collection
from pathlib import Path

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

# Its progress, letter by letter, would bury everything else in the worker's log.
logging.getLogger("fontTools").setLevel(logging.ERROR)

THOUSAND = 1000
SYMBOLIC = 4
# What a name of a font that was cut down begins with.
CUT = "READIN+"
_TO_UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{pairs}
endcmap CMapName currentdict /CMap defineresource pop end end"""
# A CMap lists at most a hundred letters at once.
AT_ONCE = 100


class KanaFont:
    """``letters`` out of a font file. TrueType letters are named by place, those of Noto's CFF by their own numbers."""

    def __init__(self, file: Path, letters: Collection[str]) -> None:
        options = subset.Options(hinting=False, notdef_outline=True, layout_features=[], name_IDs=[])
        options.drop_tables = [*options.drop_tables, "meta"]
        cutter = subset.Subsetter(options)
        target = io.BytesIO()
        with subset.load_font(str(file), options) as whole:
            cutter.populate(text="".join(letters))
            cutter.subset(whole)
            whole.save(target)
        self._file = target.getvalue()
        self._name = file.stem
        with TTFont(io.BytesIO(self._file)) as font:
            self._read(font)

    def _read(self, font: TTFont) -> None:
        height, names, metrics = font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"].metrics
        self._is_cff = "CFF " in font
        self._program = font.getTableData("CFF ") if self._is_cff else self._file
        has_numbers = self._is_cff and hasattr(font["CFF "].cff.topDictIndex[0], "ROS")
        self._numbers = {
            chr(code): int(name[3:]) if has_numbers else font.getGlyphID(name) for code, name in names.items()
        }
        self._widths = {chr(code): metrics[name][0] / height for code, name in names.items()}
        head, lines = font["head"], font["hhea"]
        scale = THOUSAND / height
        self._box = [round(side * scale) for side in (head.xMin, head.yMin, head.xMax, head.yMax)]
        self._ascent, self._descent = round(lines.ascent * scale), round(lines.descent * scale)

    def codes(self, text: str) -> str:
        """The text as a PDF draws it."""
        return "".join(f"{self._numbers[letter]:04X}" for letter in text if letter in self._numbers)

    def width(self, text: str) -> float:
        """How wide it is, in heights of letters."""
        return sum(self._widths.get(letter, 0.0) for letter in text)

    def embedded_in(self, pdf: pikepdf.Pdf) -> pikepdf.Object:
        """The font as an object of the file."""
        name = Name(f"/{CUT}{self._name}")
        program = pdf.make_stream(self._program)
        if self._is_cff:
            program.Subtype = Name.CIDFontType0C
        else:
            program.Length1 = len(self._program)
        described = Dictionary(
            Type=Name.FontDescriptor, FontName=name, Flags=SYMBOLIC, FontBBox=Array(self._box), ItalicAngle=0,
            Ascent=self._ascent, Descent=self._descent, CapHeight=self._ascent, StemV=80,
        )  # fmt: skip
        described["/FontFile3" if self._is_cff else "/FontFile2"] = program
        widths = Array()
        for letter, number in sorted(self._numbers.items(), key=lambda pair: pair[1]):
            widths.append(number)
            widths.append(Array([round(self._widths[letter] * THOUSAND)]))
        font = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType0 if self._is_cff else Name.CIDFontType2, BaseFont=name,
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
            FontDescriptor=pdf.make_indirect(described), DW=THOUSAND, W=widths,
        )  # fmt: skip
        if not self._is_cff:
            font.CIDToGIDMap = Name.Identity
        whole = Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=name, Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(font)]), ToUnicode=pdf.make_stream(self._to_unicode()),
        )  # fmt: skip
        return pdf.make_indirect(whole)

    def _to_unicode(self) -> bytes:
        lines = [
            f"<{number:04X}> <{letter.encode('utf-16-be').hex().upper()}>"
            for letter, number in sorted(self._numbers.items(), key=lambda pair: pair[1])
        ]
        parts = [lines[place : place + AT_ONCE] for place in range(0, len(lines), AT_ONCE)]
        pairs = "\n".join(f"{len(part)} beginbfchar\n{chr(10).join(part)}\nendbfchar" for part in parts)
        return _TO_UNICODE.format(pairs=pairs).encode()
