"""Promises about the files that people keep: one that opens without a line, and one that holds all the others."""

import io
import json
import zipfile

import pytest
from lxml import html as lxml_html

from documents.formats.register import maker_of
from documents.models import DocumentIndexPage
from tests.documents.formats.papers import manuscript
from tests.factories import cms
from tests.factories.documents import document


@pytest.fixture
def one_file(db: None) -> str:
    made = maker_of("html").make(manuscript())
    assert isinstance(made.content, bytes)
    return made.content.decode()


def test_one_file_needs_nothing_from_elsewhere(one_file: str) -> None:
    tree = lxml_html.fromstring(one_file)
    assert tree.xpath("//link | //iframe | //script[not(@type='application/ld+json')]") == []
    assert [source[:22] for source in tree.xpath("//@src")] == ["data:image/png;base64,"]
    assert "url(" not in one_file
    assert "@import" not in one_file


def test_one_file_has_chapters_readings_to_ask_for_and_the_way_to_a_newer_edition(one_file: str) -> None:
    tree = lxml_html.fromstring(one_file)
    assert tree.xpath("//main//h2/@id") == ["chapter-1"]
    assert tree.xpath("//main//ruby/rt")
    assert "rt, rp { display: none; }" in one_file
    assert tree.xpath("//footer//a/@href") == ["https://town.example/documents/a/"]
    assert json.loads(tree.xpath("string(//script)"))["accessibilityHazard"] == ["none"]


def test_hostile_words_end_no_element() -> None:
    hostile = "</script><script>alert(1)</script>"
    made = maker_of("html").make(manuscript("<p>文</p>", summary=hostile))
    tree = lxml_html.fromstring(made.content.decode())
    assert len(tree.xpath("//script")) == 1


def test_the_zip_has_a_folder_for_each_need_and_a_list(document_index: DocumentIndexPage, settings, tmp_path) -> None:
    settings.ENGAWA_FORMATS, settings.MEDIA_ROOT = ["txt", "pdf22", "zip"], tmp_path
    page = document(document_index, title="案内/../<2>", body=[cms.paragraph("<p>五万円です。</p>")])
    with page.formats.get(kind="zip").file.open("rb") as file, zipfile.ZipFile(io.BytesIO(file.read())) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        told = archive.read(names[0]).decode("utf-8-sig")
        texts = [archive.read(name) for name in names[1:]]
    assert names == [
        "はじめに読む.txt",
        "1 大きな文字で/案内..2（拡大印刷用PDF（22ポイント））.pdf",
        "2 持ち歩く/案内..2（文字だけのファイル）.txt",
    ]
    assert all(name in told for name in names[1:])
    assert texts[0].startswith(b"%PDF")
    assert "五万円です。" in texts[1].decode("utf-8-sig")
