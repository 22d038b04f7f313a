"""Promises about what may come in."""

import io
import zipfile

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form
from wagtail.models import Collection

from documents.upload import FileType, UploadRefusal, UploadRefusedError, accept
from tests.factories import files

HTML = b"<!doctype html><script>alert(1)</script>%PDF-1.7"


@pytest.mark.parametrize(
    ("content", "name", "file_type"),
    [
        (files.pdf("<p>広報</p>"), "広報.PDF", FileType.PDF),
        (files.word(files.word_paragraph("広報")), "広報.docx", FileType.WORD),
        (files.spreadsheet({"日程": [["日", "時"]]}), "日程.xlsx", FileType.SPREADSHEET),
        (files.slides("題", ["本文"], [["a", "b"]]), "説明.pptx", FileType.SLIDES),
    ],
    ids=["pdf", "docx", "xlsx", "pptx"],
)
def test_the_files_that_a_town_hall_writes_are_taken(content: bytes, name: str, file_type: FileType) -> None:
    assert accept(content, name=name) is file_type


@pytest.mark.parametrize(
    ("content", "name", "refusal"),
    [
        (b"", "a.pdf", UploadRefusal.EMPTY),
        (b"%PDF-1.7" + b"0" * (50 * 1024 * 1024), "a.pdf", UploadRefusal.TOO_LARGE),
        (HTML, "a.pdf", UploadRefusal.WRONG_NAME),
        (b"MZ\x90\x00", "a.pdf", UploadRefusal.UNKNOWN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc", UploadRefusal.UNKNOWN),
        (b"%PDF-1.7 and then nothing", "a.pdf", UploadRefusal.DAMAGED),
        (b"PK\x03\x04 and then nothing", "a.docx", UploadRefusal.DAMAGED),
        (files.encrypted_pdf(), "a.pdf", UploadRefusal.ENCRYPTED),
        (files.pdf("<p>a</p>"), "a.docx", UploadRefusal.WRONG_NAME),
        (files.zipped({"readme.txt": "a"}), "a.docx", UploadRefusal.UNKNOWN),
        (files.zip_bomb(), "a.docx", UploadRefusal.UNPACKS_TOO_LARGE),
        (files.word("", **{"../../etc/passwd": "a"}), "a.docx", UploadRefusal.STRAY_PARTS),
    ],
    ids=lambda value: value if isinstance(value, str) and "." not in value else "",
)
def test_everything_else_is_refused_for_its_reason(content: bytes, name: str, refusal: UploadRefusal) -> None:
    with pytest.raises(UploadRefusedError) as refused:
        accept(content, name=name)
    assert refused.value.refusal is refusal


def test_an_archive_that_lies_about_its_contents_unpacks_no_further_than_it_says() -> None:
    honest = files.word(files.word_paragraph("a"), word__media__x=b"\0" * 60_000_000)
    with zipfile.ZipFile(io.BytesIO(honest)) as archive:
        stated = archive.getinfo("word/media/x").file_size
    assert stated == 60_000_000


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "words"),
    [(HTML, "ファイル名の終わり"), (files.encrypted_pdf(), "パスワードを外したもの")],
    ids=["html named pdf", "encrypted"],
)
def test_staff_read_the_reason_beside_the_field(content: bytes, words: str) -> None:
    form = get_document_form(get_document_model())(
        {"title": "案内", "collection": Collection.get_first_root_node().pk},
        {"file": SimpleUploadedFile("案内.pdf", content, content_type="application/pdf")},
        user=User.objects.create_superuser("staff"),
    )
    assert words in form.errors["file"][0]


@pytest.mark.django_db
def test_a_good_file_is_kept_and_its_title_may_change_later() -> None:
    form_class = get_document_form(get_document_model())
    staff = User.objects.create_superuser("staff")
    data = {"title": "案内", "collection": Collection.get_first_root_node().pk}
    form = form_class(data, {"file": SimpleUploadedFile("案内.pdf", files.pdf("<p>a</p>"))}, user=staff)
    assert form.is_valid(), form.errors
    again = form_class(data | {"title": "新しい題"}, {}, instance=form.save(), user=staff)
    assert again.is_valid(), again.errors
