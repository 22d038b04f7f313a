"""Documents to make formats of, and what can be read off the files again."""

import datetime as dt
import io
from pathlib import Path

import page as page_validation
import pikepdf
import pypdfium2
from PIL import Image

from documents.extraction.blocks import Figure
from documents.formats import Manuscript

TABLE = (
    "<table><caption>利用料</caption><tbody>"
    '<tr><th scope="col" rowspan="2">区分</th><th scope="col" colspan="2">利用料</th></tr>'
    '<tr><th scope="col">一回</th><th scope="col">一か月</th></tr>'
    '<tr><th scope="row" rowspan="2">要介護</th><td>五百円</td><td>四千円</td></tr>'
    '<tr><td colspan="2">相談して決めます</td></tr></tbody></table>'
)
PICTURE = '<figure><img src="figure:abc123" alt="駅から役所までの道"><figcaption>地図</figcaption></figure>'
HTML = (
    '<h2>申し込み</h2><p>髙橋さんへ。<a href="https://town.example/a">申込書</a>と'
    '<a href="#note-1" id="ref-1"><sup>注1</sup></a>を、<em>必ず</em>お持ちください。</p>'
    f"<ul><li>印鑑<ul><li>認印</li></ul></li><li>保険証</li></ul><h3>料金</h3>{TABLE}<h4>地図</h4>{PICTURE}"
    '<p class="field">氏名：<span class="blank">（記入欄）</span></p>'
    '<p class="note" id="note-1">注1 昨年と同じです。<a href="#ref-1">もどる</a></p>'
)


def picture(colour: str = "navy") -> Figure:
    """A figure as extraction keeps it."""
    target = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(target, "PNG")
    return Figure("abc123", target.getvalue(), "image/png", 64, 48)


def manuscript(html: str = HTML, **more: object) -> Manuscript:
    """A document with everything that a source text may hold."""
    chosen = {"figures": {"abc123": picture()}, "number": "001231", "summary": "申し込みのしかたです。"} | more
    chosen |= {"short_address": "https://town.example/d/001231/", "address": "https://town.example/documents/a/"}
    return Manuscript(title="給付金のご案内", issued_on=dt.date(2026, 11, 1), html=html, **chosen)  # type: ignore[arg-type]


def chapters(count: int) -> str:
    """A long text."""
    words = "介護保険の窓口は、市役所の一階にあります。" * 12
    return "".join(f"<h2>{number}章 手続き</h2><p>{words}</p>" for number in range(1, count + 1))


def violations(content: bytes, folder: Path) -> list[str]:
    """What PDF/UA-1 finds wrong."""
    file = folder / "made.pdf"
    file.write_bytes(content)
    return [failure.message for failure in page_validation.validate_pdf(str(file), profile="ua1").failures]


def words(content: bytes) -> str:
    """The text that readers take out."""
    with pypdfium2.PdfDocument(content) as pdf:
        return "".join(page.get_textpage().get_text_bounded() for page in pdf).replace("\r\n", "")


def elements(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Dictionary]:
    """The structure elements of one tag."""
    return [e for e in pdf.objects if isinstance(e, pikepdf.Dictionary) and e.get("/S") == f"/{tag}"]
