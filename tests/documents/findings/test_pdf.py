"""Each rule for PDFs has a file that breaks it and one that does not."""

import pikepdf
import pytest

from documents.findings.examine import examine_whole
from documents.findings.finding import Finding
from tests.factories import files
from tests.factories.flawed_pdf import PARAGRAPH, changed, picture, retag, sound_pdf, without


def found(content: bytes) -> list[Finding]:
    return examine_whole(content, "pdf").findings


def rules(content: bytes) -> set[str]:
    return {finding.rule for finding in found(content)}


def titled(title: str):
    def change(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata() as metadata:
            metadata["dc:title"] = title
        pdf.docinfo["/Title"] = title

    return change


FIGURE = f'<h1>花</h1>{PARAGRAPH}<p><img alt="庁舎の花だん" src="{picture()}"></p>'
LEAP = f"<h1>一</h1>{PARAGRAPH}<h3>三</h3>{PARAGRAPH}"
LONG = "<h1>長い</h1>" + "".join(f"<h2>章{number}</h2>{PARAGRAPH * 12}" for number in range(11))
SWAPPED = "<div style='height:200mm'><p style='margin-top:120mm'>下の段落です。あとで読みます。</p></div>"
FIELD = "<h1>申込</h1><p>下の欄に書いてください。</p>"


def test_a_sound_file_has_nothing_to_find() -> None:
    assert found(sound_pdf()) == []


@pytest.mark.parametrize(
    ("rule", "content"),
    [
        ("untagged", lambda: files.pdf(PARAGRAPH)),
        ("title-missing", lambda: files.pdf(PARAGRAPH)),
        ("title-poor", lambda: changed(sound_pdf(), titled("Microsoft Word - 案内.doc"))),
        ("title-hidden", lambda: changed(sound_pdf(), without("/ViewerPreferences"))),
        ("language-missing", lambda: changed(sound_pdf(), without("/Lang"))),
        ("language-wrong", lambda: changed(sound_pdf(), lambda pdf: pdf.Root.__setattr__("Lang", "en-US"))),
        ("bookmarks-missing", lambda: changed(sound_pdf(LONG), without("/Outlines"))),
        ("scan", files.scanned_pdf),
        ("headings-none", lambda: sound_pdf(PARAGRAPH * 16)),
        ("heading-skipped", lambda: sound_pdf(LEAP)),
        ("heading-fake", lambda: sound_pdf(f"<h1>一</h1><p style='font-size:20pt'>持ちもの</p>{PARAGRAPH}")),
        ("alternative-missing", lambda: changed(sound_pdf(FIGURE), without("/Alt", kind="Figure"))),
        ("alternative-poor", lambda: sound_pdf(FIGURE.replace("庁舎の花だん", "image1.png"))),
        ("table-headers-missing", lambda: changed(sound_pdf(), retag("TH", "TD"))),
        ("small-letters", lambda: sound_pdf(f"<h1>一</h1><div style='font-size:6pt'>{PARAGRAPH}</div>")),
        ("letters-apart", lambda: sound_pdf(f"<h1>一</h1><p>日　時</p>{PARAGRAPH}")),
        ("contrast", lambda: sound_pdf(f"<h1>一</h1><p style='color:#aaa'>薄い字です。</p>{PARAGRAPH}")),
        ("link-poor", lambda: sound_pdf(f"<h1>一</h1><p><a href='https://a.example/'>こちら</a></p>{PARAGRAPH}")),
    ],
)
def test_a_fault_is_found(rule: str, content) -> None:
    assert rule in rules(content())
