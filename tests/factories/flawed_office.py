"""Word, Excel, PowerPoint, HTML and image files, sound ones and ones with a single fault."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pptx
from openpyxl.drawing.image import Image as SheetImage
from openpyxl.styles import Font
from PIL import Image
from pptx.dml.color import RGBColor
from pptx.util import Inches, Pt

from tests.factories.files import word, zipped

TITLE = (
    '<?xml version="1.0"?><cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></cp:coreProperties>'
)
SENTENCE = "給付金の手続きは、役場の窓口、郵便、電話のどれでもできます。"
NAMESPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def png(size: tuple[int, int] = (90, 60), **options: Any) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, (20, 90, 160)).save(buffer, "PNG", **options)
    return buffer.getvalue()


def docx(*paragraphs: str, title: str = "給付金のご案内", **parts: bytes | str) -> bytes:
    """A Word file of ready paragraphs, with a title; ``parts`` as in ``files.word``."""
    return word("".join(paragraphs), **{"docProps__core.xml": TITLE.format(title)} | parts)


def line(text: str, *, style: str = "", run: str = "", paragraph: str = "") -> str:
    """A paragraph; ``run`` and ``paragraph`` are properties."""
    chosen = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{chosen}{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def drawing(words: str = "", *, floating: bool = False) -> str:
    """A picture in a paragraph of its own."""
    kind = "anchor" if floating else "inline"
    properties = f'<wp:docPr id="1" name="図 1" descr="{words}"/>'
    graphic = '<a:graphic><a:graphicData uri="p"><pic:pic/></a:graphicData></a:graphic>'
    return f"<w:p><w:r><w:drawing><wp:{kind} {NAMESPACES}>{properties}{graphic}</wp:{kind}></w:drawing></w:r></w:p>"


def table(*, header: bool = True, merged: bool = False) -> str:
    """Two rows of two cells."""
    head = "<w:trPr><w:tblHeader/></w:trPr>" if header else ""
    joined = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' if merged else ""
    first = f"<w:tr>{head}<w:tc>{line('対象')}</w:tc><w:tc>{line('金額')}</w:tc></w:tr>"
    last = f"<w:tr><w:tc>{joined}{line('妊娠')}</w:tc>{'' if merged else f'<w:tc>{line(SENTENCE)}</w:tc>'}</w:tr>"
    return f"<w:tbl>{first}{last}</w:tbl>"


def text_box(text: str) -> str:
    """Words in a frame."""
    inside = f"<w:txbxContent>{line(text)}</w:txbxContent>"
    shape = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{inside}</v:textbox></v:shape>'
    return f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"


def control(name: str = "") -> str:
    """A field to be filled in."""
    alias = f'<w:alias w:val="{name}"/>' if name else ""
    content = "<w:sdtContent><w:r><w:t>ここに書く</w:t></w:r></w:sdtContent>"
    return f"<w:p><w:sdt><w:sdtPr>{alias}<w:text/></w:sdtPr>{content}</w:sdt></w:p>"


def xlsx(change: Callable[[Any], None] | None = None, *, title: str = "給付の一覧") -> bytes:
    """A table with a frozen header row on a named sheet; ``change`` gets the book."""
    book = openpyxl.Workbook()
    book.properties.title = title
    sheet = book.active
    sheet.title = "給付"
    for row in (["対象", "金額"], ["妊娠", 50000], ["出産", 100000]):
        sheet.append(row)
    sheet.freeze_panes = "A2"
    if change:
        change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def add_picture(book: Any) -> None:
    book.active.add_image(SheetImage(io.BytesIO(png())), "D2")


def described(content: bytes, words: str) -> bytes:
    """An Excel file with another description of its pictures (openpyxl writes one of its own)."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    drawn = parts["xl/drawings/drawing1.xml"].decode()
    parts["xl/drawings/drawing1.xml"] = re.sub(r'descr="[^"]*"', f'descr="{words}"', drawn).encode()
    return zipped(parts)


def faint_cell(book: Any) -> None:
    book.active["A2"].font = Font(color="FFBBBBBB")


def graph_paper(book: Any) -> None:
    sheet = book.active
    for column in range(1, 40):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].width = 2
    for row in range(1, 8):
        sheet.cell(row=row, column=39, value="印")
        sheet.merge_cells(start_row=row, start_column=3, end_row=row, end_column=12)


def show(change: Callable[[Any], None] | None = None, *, title: str = "説明会") -> bytes:
    """Two slides with titles; ``change`` gets the show."""
    slides = pptx.Presentation()
    slides.core_properties.title = title
    for number, words in enumerate(("給付金の説明", "申込の方法")):
        slide = slides.slides.add_slide(slides.slide_layouts[1])
        slide.shapes.title.text = words
        slide.placeholders[1].text = SENTENCE * (number + 1)
    if change:
        change(slides)
    buffer = io.BytesIO()
    slides.save(buffer)
    return buffer.getvalue()


def slide_picture(words: str) -> Callable[[Any], None]:
    def change(slides: Any) -> None:
        shape = slides.slides[0].shapes.add_picture(io.BytesIO(png()), Inches(5), Inches(5))
        shape._element.nvPicPr.cNvPr.set("descr", words)

    return change


def add_movie(slides: Any) -> None:
    film = io.BytesIO(b"\0\0\0\x18ftypmp42")
    slides.slides[0].shapes.add_movie(film, Inches(5), Inches(5), Inches(2), Inches(1), io.BytesIO(png()), "video/mp4")


def slide_table(*, first_row: bool) -> Callable[[Any], None]:
    def change(slides: Any) -> None:
        frame = slides.slides[0].shapes.add_table(2, 2, Inches(1), Inches(6), Inches(4), Inches(1))
        frame.table.first_row = first_row
        for row, column, text in ((0, 0, "対象"), (0, 1, "金額"), (1, 0, "妊娠"), (1, 1, "5万円")):
            frame.table.cell(row, column).text = text

    return change


def slide_words(text: str, *, points: int = 18, ink: str = "111111", top: float = 6.5) -> Callable[[Any], None]:
    """A box with its own colour behind the words."""

    def change(slides: Any) -> None:
        box = slides.slides[0].shapes.add_textbox(Inches(1), Inches(top), Inches(6), Inches(0.6))
        box.fill.solid()
        box.fill.fore_color.rgb = RGBColor(255, 255, 255)
        run = box.text_frame.paragraphs[0].add_run()
        run.text, run.font.size, run.font.color.rgb = text, Pt(points), RGBColor.from_string(ink)

    return change


def web(body: str, *, head: str = "<title>給付金のご案内</title>", language: str = ' lang="ja"') -> bytes:
    return f"<!doctype html><html{language}><head>{head}</head><body><h1>給付金</h1>{body}</body></html>".encode()
