"""PDFs that are as they should be, and the same with one fault each: what the detectors are judged by."""

import base64
import io
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
import weasyprint
from PIL import Image

Change = Callable[[pikepdf.Pdf], None]
STYLE = (
    "@page{size:A4;margin:20mm} body{font:11pt/1.8 'BIZ UDPGothic','Noto Sans CJK JP';color:#111} "
    "table{border-collapse:collapse} td,th{border:1px solid #111;padding:2mm} img{width:60mm;height:40mm}"
)
PARAGRAPH = "<p>給付金の手続きは、役場の窓口、郵便、電話のどれでもできます。困ったときは、いつでも聞いてください。</p>"
TABLE = (
    "<table><thead><tr><th>対象</th><th>金額</th></tr></thead>"
    "<tbody><tr><td>妊娠</td><td>5万円</td></tr><tr><td>出産</td><td>10万円</td></tr></tbody></table>"
)


@cache
def picture(kind: str = "PNG") -> str:
    """A small picture as an address."""
    buffer = io.BytesIO()
    image = Image.new("RGB", (90, 60), (20, 90, 160))
    image.paste((240, 200, 40), (20, 15, 70, 45))
    image.save(buffer, kind)
    return f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"


@cache
def sound_pdf(body: str = "", *, head: str = "", title: str = "給付金のご案内") -> bytes:
    """Tagged, titled, in Japanese, PDF/UA-1: nothing to find."""
    text = body or f"<h1>{title}</h1>{PARAGRAPH}<h2>金額</h2>{TABLE}<h2>問い合わせ</h2>{PARAGRAPH}"
    html = f"<html lang=ja><head><title>{title}</title><style>{STYLE}{head}</style></head><body>{text}</body></html>"
    content: bytes = weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    return content


def changed(content: bytes, change: Change) -> bytes:
    """The same file with something taken out or spoiled."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(buffer)
    return buffer.getvalue()


def elements(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    """The tags of one kind."""
    return [
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == f"/{kind}" and "/P" in each
    ]


def retag(old: str, new: str) -> Change:
    """All tags of one kind become another's."""

    def change(pdf: pikepdf.Pdf) -> None:
        for element in elements(pdf, old):
            element.S = pikepdf.Name(f"/{new}")

    return change


def without(*keys: str, kind: str = "") -> Change:
    """A key is missing: of the catalog, or of the tags of a kind."""

    def change(pdf: pikepdf.Pdf) -> None:
        for holder in elements(pdf, kind) if kind else [pdf.Root]:
            for key in keys:
                if key in holder:
                    del holder[key]

    return change


def titled(title: str) -> Change:
    """Another title, in both places."""

    def change(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata() as metadata:
            metadata["dc:title"] = title
        pdf.docinfo["/Title"] = title

    return change


def says_language(name: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Lang = name

    return change


def emptied(kind: str) -> Change:
    """Tags of a kind lose their content."""

    def change(pdf: pikepdf.Pdf) -> None:
        for element in elements(pdf, kind):
            element.K = pikepdf.Array([])

    return change


def lose_a_cell(pdf: pikepdf.Pdf) -> None:
    row = elements(pdf, "TR")[-1]
    row.K = pikepdf.Array(list(row.K)[:1])


def untag_text(pdf: pikepdf.Pdf) -> None:
    """The tree of tags is there, but holds nothing."""
    pdf.Root.StructTreeRoot.K = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P, P=pdf.Root.StructTreeRoot))


def no_tabs(pdf: pikepdf.Pdf) -> None:
    """The order of the keyboard is left to chance."""
    for page in pdf.pages:
        if "/Tabs" in page.obj:
            del page.obj.Tabs


def turn(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.rotate(90, relative=True)


def private_letters(pdf: pikepdf.Pdf) -> None:
    """A font whose table gives letters nobody else knows (外字)."""
    ranges = b"".join(b"<%04X> <%04X> <E000>\n" % (start, start + 0xFFF) for start in range(0, 0x10000, 0x1000))
    head = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
    spaces = b"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
    table = head + spaces + b"16 beginbfrange\n" + ranges + b"endbfrange\nendcmap end end"
    for font in pdf.objects:
        if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font:
            font.ToUnicode = pikepdf.Stream(pdf, table)


def field(name: str) -> Change:
    """A text field, with or without a tooltip."""

    def change(pdf: pikepdf.Pdf) -> None:
        widget = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="a", Rect=[80, 80, 300, 100]
        )
        if name:
            widget.TU = name
        made = pdf.make_indirect(widget)
        pdf.pages[0].obj.Annots = pikepdf.Array([made])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([made]))

    return change


def locked() -> bytes:
    """Readable without a password, but not for readers that obey."""
    buffer = io.BytesIO()
    permissions = pikepdf.Permissions(accessibility=False, extract=False)
    with pikepdf.open(io.BytesIO(sound_pdf())) as pdf:
        pdf.save(
            buffer, encryption=pikepdf.Encryption(owner="o", user="", R=3, aes=False, metadata=False, allow=permissions)
        )
    return buffer.getvalue()


def _painted(content: bytes, **resources: Any) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
        if resources:
            image = pikepdf.Stream(pdf, b"\xff" * 100)
            image.stream_dict = pikepdf.Dictionary(
                Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=10, Height=10,
                ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8,
            )  # fmt: skip
            page.obj.Resources.XObject = pikepdf.Dictionary(Im1=pdf.make_indirect(image))
        page.obj.Contents = pdf.make_stream(content)
        pdf.save(buffer)
    return buffer.getvalue()


def standard_font() -> bytes:
    """Letters of a font that every program was to bring itself."""
    return _painted(b"BT /F1 12 Tf 80 700 Td (Town hall) Tj ET")


def read_by_machine() -> bytes:
    """A picture of paper, and invisible words in front of it."""
    words = b"BT /F1 12 Tf 3 Tr 80 700 Td (Town hall, second floor) Tj ET"
    return _painted(b"q 595 0 0 842 0 0 cm /Im1 Do Q " + words, image=True)


def headers_both_ways(*, scope: bool = False) -> bytes:
    """A table with headers above and at the left, which say what they head or do not."""

    def change(pdf: pikepdf.Pdf) -> None:
        for row in elements(pdf, "TR")[1:]:
            row.K[0].S = pikepdf.Name.TH
        for cell in [*elements(pdf, "TH"), *elements(pdf, "TD")]:
            cell.A = pikepdf.Dictionary(O=pikepdf.Name.Table)
            if scope:
                cell.A.Scope = pikepdf.Name.Column

    return changed(sound_pdf(), change)


def vertical(*, leaping: bool = False) -> bytes:
    """Upright lines from right to left, one letter under the other, as typesetters paint them."""
    lines = [b"town hall first line", b"second line of words", b"third line of words"]
    places = [480, 300, 120] if not leaping else [300, 480, 120]
    painted = [
        b"BT /F1 11 Tf 0 -1 1 0 %d 700 Tm (%s) Tj ET" % (left, line) for left, line in zip(places, lines, strict=True)
    ]
    return _painted(b"\n".join(painted))


def painting_without_end() -> bytes:
    """A megabyte that says a gigabyte of painting."""
    packer = zlib.compressobj(9)
    content = b"".join(packer.compress(b" " * 1_000_000) for _count in range(1000)) + packer.flush()
    buffer = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        page.obj.Contents = pikepdf.Stream(pdf, content)
        page.obj.Contents.stream_dict = pikepdf.Dictionary(Filter=pikepdf.Name.FlateDecode)
        pdf.save(buffer, compress_streams=False)
    return buffer.getvalue()
