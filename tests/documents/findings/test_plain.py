"""Each rule for web pages, text and images has a file that breaks it and one that does not."""

import io

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from documents.findings.examine import examine_whole
from tests.factories.flawed_office import SENTENCE, png, web

TABLE = "<table><tr><{0}>対象</{0}><{0}>金額</{0}></tr><tr><td>妊娠</td><td{1}>5万円</td></tr></table>"


def rules(content: bytes, file_type: str) -> set[str]:
    return {finding.rule for finding in examine_whole(content, file_type).findings}


def told(words: str) -> bytes:
    info = PngInfo()
    info.add_text("Description", words)
    return png((1600, 1200), pnginfo=info)


def moving(frames: int) -> bytes:
    buffer = io.BytesIO()
    images = [Image.new("RGB", (40, 40), (number * 40, 0, 0)) for number in range(frames)]
    images[0].save(buffer, "GIF", save_all=True, append_images=images[1:])
    return buffer.getvalue()


ZOOM = "<title>給付金</title><meta name=viewport content='width=device-width{}'>"
WEB = [
    ("title-missing", web("", head=""), web("")),
    ("title-poor", web("", head="<title>無題ドキュメント1.html</title>"), web("")),
    ("language-missing", web("", language=""), web("")),
    ("language-wrong", web(SENTENCE * 2, language=' lang="en"'), web(SENTENCE * 2)),
    ("zoom-forbidden", *(web("", head=ZOOM.format(each)) for each in (", user-scalable=no", ""))),
    ("headings-none", web(SENTENCE * 30).replace(b"h1", b"p"), web(SENTENCE * 30)),
    ("heading-skipped", web("<h4>四</h4>"), web("<h2>二</h2>")),
    ("heading-empty", web("<h2> </h2>"), web("<h2>二</h2>")),
    ("alternative-missing", web("<img src=a.png>"), web("<img src=a.png alt='花だん'><img src=b.png alt=''>")),
    ("alternative-poor", web("<img src=a.png alt='a.png'>"), web("<img src=a.png alt='花だん'>")),
    ("table-headers-missing", web(TABLE.format("td", "")), web(TABLE.format("th", ""))),
    ("table-merged", web(TABLE.format("th", " rowspan=2")), web(TABLE.format("th", ""))),
    ("table-nested", web(f"<table><tr><td>{TABLE.format('th', '')}</table>"), web(TABLE.format("th", ""))),
    ("link-poor", web("<a href=/a>こちら</a>"), web("<a href=/a aria-label='申込'>こちら</a>")),
    ("field-unnamed", web("<input name=a>"), web("<label>氏名<input name=a></label><input type=hidden name=b>")),
    ("letters-apart", web("<p>日　時</p>"), web("<p>月　水　金</p>")),
    ("contrast", *(web(f"<p style='color:#{ink};background-color:#fff'>字</p>") for ink in ("bbb", "333"))),
]
TEXT = [
    ("letters-unreadable", "給付金\ufffd\ufffd".encode(), "給付金".encode("cp932")),
    ("table-drawn", "┌──┐\n│対象│\n└──┘".encode(), "対象\n――――".encode()),
    ("letters-apart", "日　時：十二月".encode(), "日時：十二月".encode()),
]
IMAGE = [
    ("image-only", png((1600, 1200)), told("庁舎の花だん")),
    ("image-small", png((300, 200)), png((1600, 1200))),
    ("image-moves", moving(3), moving(1)),
]
CASES = [(kind, *case) for kind, cases in (("html", WEB), ("txt", TEXT), ("image", IMAGE)) for case in cases]


@pytest.mark.parametrize(("kind", "rule", "bad", "good"), CASES, ids=[f"{case[0]} {case[1]}" for case in CASES])
def test_a_fault_is_found_and_none_is_seen_where_there_is_none(kind: str, rule: str, bad: bytes, good: bytes) -> None:
    assert rule in rules(bad, kind)
    assert rule not in rules(good, kind)


def test_an_image_is_marked_as_a_whole() -> None:
    found = examine_whole(png((1600, 1200)), "image").findings[0]
    assert (found.page, found.box) == (1, (0.0, 0.0, 1.0, 1.0))
