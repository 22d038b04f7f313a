"""Promises about web pages and pictures: what acts or tells of people goes, what is seen stays."""

import io

import pytest
from PIL import Image, ImageChops

from documents.upload import UploadRefusal, UploadRefusedError, accept
from documents.upload.picture_cleaning import harmless as picture_made_harmless
from documents.upload.removals import Removal
from documents.upload.web_cleaning import harmless
from tests.factories import hostile

QUIET = (
    "<!doctype html><html lang='ja'><meta charset='utf-8'><title>案内</title><h1 id='a'>案内</h1>"
    "<p>詳しくは<a href='https://example.jp/a'>こちら</a>、<a href='page.html'>次</a>、<a href='#a'>上</a>。"
    "<table><caption>日程</caption><tr><th scope='col' colspan='2'>日</th></tr></table>"
    "<img src='data:image/png;base64,iVBORw0KGgo=' alt='地図'></html>"
)


def page(inside: str) -> bytes:
    return f"<!doctype html><html lang='ja'><title>案内</title><h1>給付金</h1>{inside}<p>終わり</p></html>".encode()


@pytest.mark.parametrize(
    ("inside", "removal"),
    [
        ("<script>evil()</script>", Removal.SCRIPTS),
        ("<p onclick='evil()'>a</p>", Removal.SCRIPTS),
        ("<a href='java\nscript:evil()'>a</a>", Removal.LINKS),
        ("<a href='data:text/html,evil'>a</a>", Removal.LINKS),
        ("<a href='file:///evil'>a</a>", Removal.LINKS),
        ("<iframe src='https://evil.example/'></iframe>", Removal.REMOTE_CONTENT),
        ("<img src='https://evil.example/seen.png' alt='地図'>", Removal.REMOTE_CONTENT),
        ("<img srcset='https://evil.example/seen.png 2x' alt='地図'>", Removal.REMOTE_CONTENT),
        ("<style>p{background:url(https://evil.example/)}</style>", Removal.STYLES),
        ("<p style='background:url(https://evil.example/)'>a</p>", Removal.STYLES),
        ("<link rel='stylesheet' href='https://evil.example/a.css'>", Removal.STYLES),
        ("<meta http-equiv='refresh' content='0;https://evil.example/'>", Removal.SCRIPTS),
        ("<form action='https://evil.example/'><input name='a'></form>", Removal.SENDS),
        ("<object data='evil.swf'></object>", Removal.EMBEDDED_OBJECTS),
        ("<svg onload='evil()'><script>evil()</script></svg>", Removal.SCRIPTS),
        ("<base href='https://evil.example/'>", Removal.REMOTE_CONTENT),
        ("<div hx-post='/evil' hx-trigger='load' onx='evil'>a</div>", Removal.SCRIPTS),
    ],
)
def test_nothing_acts_or_fetches_on_a_cleaned_page(inside: str, removal: Removal) -> None:
    cleaned, removed = harmless(page(inside))
    assert removal in removed
    assert b"evil" not in cleaned
    assert "給付金" in cleaned.decode()
    assert "終わり" in cleaned.decode()
    assert harmless(cleaned) == (cleaned, set())


def test_a_remote_picture_leaves_its_words() -> None:
    cleaned, _ = harmless(page("<p>行き方<img src='https://evil.example/a.png' alt='役場までの地図'>です</p>"))
    assert "行き方<span>役場までの地図</span>です" in cleaned.decode()


def test_a_quiet_page_stays_byte_for_byte_and_keeps_its_structure_when_another_part_goes() -> None:
    assert harmless(QUIET.encode()) == (QUIET.encode(), set())
    cleaned = harmless(QUIET.replace("</html>", "<script>evil()</script></html>").encode())[0].decode()
    for kept in (
        '<th scope="col" colspan="2">',
        "<caption>日程</caption>",
        '"https://example.jp/a"',
        'alt="地図"',
    ):
        assert kept in cleaned
    assert 'src="data:image/png' in cleaned


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "iso2022_jp", "utf-16"])
def test_a_page_from_an_old_machine_is_cleaned_and_stays_japanese(encoding: str) -> None:
    old = f"<html><meta charset='{encoding}'><h1>縁側の広報です</h1><script>evil()</script></html>"
    assert "縁側の広報です" in harmless(old.encode(encoding))[0].decode()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_photograph_does_not_tell_where_it_was_taken_and_looks_the_same(kind: str) -> None:
    content = hostile.picture(kind)
    assert b"Kamera" in content
    cleaned, removed = picture_made_harmless(content)
    assert removed == {Removal.PICTURE_DETAILS}
    with Image.open(io.BytesIO(content)) as before, Image.open(io.BytesIO(cleaned)) as after:
        assert ImageChops.difference(before.convert("RGB"), after.convert("RGB")).getbbox() is None
        assert not after.getexif().get_ifd(0x8825)
        assert not after.getexif().get_ifd(0x8769)
        if kind == "JPEG":
            assert after.getexif()[0x0112] == 6, "it still stands upright"
    assert b"Kamera" not in cleaned
    assert b"Hanako" not in cleaned
    assert picture_made_harmless(cleaned) == (cleaned, set())


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_what_hangs_behind_a_picture_is_cut_off(kind: str) -> None:
    content = hostile.picture(kind, place=False)
    assert picture_made_harmless(content + b"PK\x03\x04 or <script>")[0] == content


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (hostile.huge_png(30_000, 30_000), UploadRefusal.TOO_MANY_PIXELS),
        (hostile.picture("PNG")[:60], UploadRefusal.DAMAGED),
        (hostile.picture("JPEG")[:120], UploadRefusal.DAMAGED),
        (b"\0\0\0\x18ftypheic" + b"\0" * 100, UploadRefusal.HEIC),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>\0", UploadRefusal.UNKNOWN),
    ],
    ids=["900 million pixels", "half a png", "half a jpeg", "heic", "bytes"],
)
def test_pictures_that_nobody_can_use_are_refused(content: bytes, refusal: UploadRefusal) -> None:
    with pytest.raises(UploadRefusedError) as refused:
        accept(content)
    assert refused.value.refusal is refusal
