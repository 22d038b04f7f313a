"""A Word file by hand: the least that Word, LibreOffice and converters agree on, with real headings and lists."""

import io
import re
import zipfile
from typing import Any
from xml.sax.saxutils import escape

from portal import markup

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
LISTS = {"ul": 1, "ol": 2}
MADE_ON = (2026, 1, 5, 9, 0, 0)  # a fixed day, so that making the files again changes nothing

PARTS = {
    "[Content_Types].xml": f"""{HEAD}<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{MAIN}.styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="{MAIN}.numbering+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
</Types>""",
    "_rels/.rels": f"""{HEAD}<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>""",
    "word/_rels/document.xml.rels": f"""{HEAD}<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{OFFICE}/numbering" Target="numbering.xml"/>
</Relationships>""",
}


def docx(words: dict[str, Any]) -> bytes:
    """The words as a Word file."""
    body = _paragraph(words["title"], style="Title")
    body += "".join(_element(*entry) for given in words["body"] for entry in given.items())
    parts = {
        **PARTS,
        "docProps/core.xml": _core(words["title"]),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/document.xml": f'{HEAD}<w:document xmlns:w="{NAMESPACE}"><w:body>{body}<w:sectPr>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1134" w:bottom="1247" w:left="1134"'
        ' w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, MADE_ON), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _element(word: str, value: Any) -> str:
    match word:
        case "h2" | "h3":
            return _paragraph(value, style=f"Heading{int(word[1]) - 1}")
        case "ul" | "ol":
            return "".join(_paragraph(line, style="ListParagraph", numbering=LISTS[word]) for line in value)
        case "table":
            return _paragraph(value["caption"], style="Caption") + _table(value)
    parts = re.split(r"\n\s*\n", value.strip())
    return "".join(_paragraph("".join(line.strip() for line in part.splitlines())) for part in parts)


def _paragraph(text: str, *, style: str = "Normal", numbering: int = 0) -> str:
    number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbering}"/></w:numPr>' if numbering else ""
    runs = "".join(
        f'<w:r><w:rPr>{"<w:b/>" if place % 2 else ""}</w:rPr><w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
        for place, part in enumerate(markup.LINK.sub(r"\1", text.strip()).split("**"))
        if part
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{number}</w:pPr>{runs}</w:p>'


def _table(value: dict[str, Any]) -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="595959"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    head = _row(value["columns"], "<w:trPr><w:tblHeader/></w:trPr>")
    rows = "".join(_row(row) for row in value["rows"])
    grid = '<w:gridCol w:w="2400"/>' * len(value["columns"])
    layout = f'<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
    return f"<w:tbl>{layout}<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>{_paragraph('')}"


def _row(cells: list[str], properties: str = "") -> str:
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="2400" w:type="dxa"/></w:tcPr>{_paragraph(cell)}</w:tc>' for cell in cells
    )
    return f"<w:tr>{properties}{inside}</w:tr>"


def _styles() -> str:
    """Styles by the names that converters know ("heading 1"), so that headings stay headings."""
    fonts = '<w:rFonts w:ascii="BIZ UDPGothic" w:eastAsia="BIZ UDPゴシック" w:hAnsi="BIZ UDPGothic"/>'
    sizes = {
        "Normal": ("Normal", 24),
        "Title": ("Title", 44),
        "Heading1": ("heading 1", 32),
        "Heading2": ("heading 2", 28),
    }
    sizes |= {"ListParagraph": ("List Paragraph", 24), "Caption": ("caption", 24)}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"{_default(key)}><w:name w:val="{name}"/>'
        f'<w:pPr><w:spacing w:after="120"/>{_outline(key)}</w:pPr>'
        f'<w:rPr>{fonts}<w:sz w:val="{size}"/></w:rPr></w:style>'
        for key, (name, size) in sizes.items()
    )
    spoken = '<w:lang w:val="ja-JP" w:eastAsia="ja-JP"/>'
    language = f"<w:docDefaults><w:rPrDefault><w:rPr>{spoken}</w:rPr></w:rPrDefault></w:docDefaults>"
    return f'{HEAD}<w:styles xmlns:w="{NAMESPACE}">{language}{styles}</w:styles>'


def _default(key: str) -> str:
    return ' w:default="1"' if key == "Normal" else ""


def _outline(key: str) -> str:
    return f'<w:outlineLvl w:val="{int(key[-1]) - 1}"/>' if key.startswith("Heading") else ""


def _numbering() -> str:
    levels = {1: ("bullet", "・"), 2: ("decimal", "%1.")}
    shapes = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="480" w:hanging="480"/></w:pPr></w:lvl></w:abstractNum>'
        for number, (kind, text) in levels.items()
    )
    uses = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in levels)
    return f'{HEAD}<w:numbering xmlns:w="{NAMESPACE}">{shapes}{uses}</w:numbering>'


def _core(title: str) -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>縁側市（架空の市）</dc:creator><dc:language>ja-JP</dc:language>"
        "</cp:coreProperties>"
    )
