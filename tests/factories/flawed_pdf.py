"""PDFs that are as they should be, and the same with one fault each: what the detectors are judged by."""

import base64
import io
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
