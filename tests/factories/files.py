"""Real files, written by code: what staff upload, and what an attacker would."""

import io
import subprocess
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pikepdf
import pptx
import weasyprint
from pptx.util import Inches

CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONSHIPS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>"""
STYLES = """<?xml version="1.0" encoding="UTF-8"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="3"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style></w:styles>"""
DOCUMENT_RELATIONSHIPS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
</Relationships>"""
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(parts: dict[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word_paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def word_table(rows: list[list[str]]) -> str:
    cells = "".join(f"<w:tr>{''.join(f'<w:tc>{word_paragraph(word)}</w:tc>' for word in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{cells}</w:tbl>"


def word(body: str, **more: bytes | str) -> bytes:
    """A .docx of the given WordprocessingML; ``more`` adds parts (slashes written as two underscores)."""
    return zipped(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": RELATIONSHIPS,
            "word/document.xml": f'<?xml version="1.0"?><w:document {NAMESPACE}><w:body>{body}</w:body></w:document>',
            "word/styles.xml": STYLES,
            "word/_rels/document.xml.rels": DOCUMENT_RELATIONSHIPS,
        }
        | {name.replace("__", "/"): content for name, content in more.items()}
    )


def word_with_picture_and_note(picture: bytes) -> bytes:
    """A .docx as Word writes it: a picture with an alternative, and a note at the foot of the page."""
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:docPr id="1" name="図 1" descr="公民館の地図"/><a:graphic'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic'
        ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="rId8"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    noted = '<w:p><w:r><w:t>本文です。</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    note = f'<w:footnote w:id="1">{word_paragraph("注の文です。")}</w:footnote>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    more = (
        f'<Relationship Id="rId8" Type="{kind}/image" Target="media/image1.png"/>'
        f'<Relationship Id="rId9" Type="{kind}/footnotes" Target="footnotes.xml"/></Relationships>'
    )
    content_types = CONTENT_TYPES.replace("<Override", '<Default Extension="png" ContentType="image/png"/><Override', 1)
    return word(
        drawing + noted,
        **{
            "[Content_Types].xml": content_types,
            "word__media__image1.png": picture,
            "word__footnotes.xml": f'<?xml version="1.0"?><w:footnotes {NAMESPACE}>{note}</w:footnotes>',
            "word___rels__document.xml.rels": DOCUMENT_RELATIONSHIPS.replace("</Relationships>", more),
        },
    )


def spreadsheet(sheets: dict[str, list[list[object]]]) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def slides(title: str, lines: list[str], rows: list[list[str]]) -> bytes:
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = title
    slide.placeholders[1].text = "\n".join(lines)
    size = len(rows), len(rows[0])
    table = slide.shapes.add_table(*size, Inches(1), Inches(4), Inches(6), Inches(1)).table
    for row, words in enumerate(rows):
        for column, text in enumerate(words):
            table.cell(row, column).text = text
    buffer = io.BytesIO()
    show.save(buffer)
    return buffer.getvalue()


def pdf(body: str, *, page: str = "A4") -> bytes:
    """A PDF as an office program writes it: lines broken by the paper, page numbers at the bottom."""
    style = (
        f"@page{{size:{page};margin:20mm;@bottom-center{{content:counter(page)}}}}"
        "body{font:11pt/1.8 'BIZ UDPGothic','Noto Sans CJK JP'}"
    )
    content: bytes = weasyprint.HTML(string=f"<html lang=ja><style>{style}</style>{body}</html>").write_pdf()
    return content


def encrypted_pdf() -> bytes:
    buffer = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(buffer, encryption=pikepdf.Encryption(owner="owner", user="secret"))
    return buffer.getvalue()


def scanned_pdf() -> bytes:
    """One page with nothing on it but a picture of a sheet of paper."""
    buffer = io.BytesIO()
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(595, 842))
        image = pikepdf.Stream(document, b"\xff" * 100)
        image.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=10, Height=10,
            ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8,
        )  # fmt: skip
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=document.make_indirect(image)))
        page.Contents = pikepdf.Stream(document, b"q 595 0 0 842 0 0 cm /Im0 Do Q")
        document.save(buffer)
    return buffer.getvalue()


def zip_bomb() -> bytes:
    """A .docx of 60 kB that unpacks to 60 MB."""
    return word(word_paragraph("a"), word__media__image1=b"\0" * (60 * 1024 * 1024))


def old_office(content: bytes, ending: str, old_ending: str) -> bytes:
    """The same file as an office of twenty years ago saved it (written by LibreOffice)."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / f"file.{ending}"
        given.write_bytes(content)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", old_ending, "--outdir", folder, str(given)]
        subprocess.run(command, capture_output=True, check=True)
        return given.with_suffix(f".{old_ending}").read_bytes()
