"""Promises about bad files: a clear reason, nothing half-published, and the web worker lives on with its memory."""

import io
import resource
import zipfile

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents.models import Document

from documents.models import DocumentIndexPage, Format, SourceText
from documents.upload import FileType, UploadRefusal, UploadRefusedError, receiving
from documents.upload.limited import MEGABYTE, ChildFailedError, LimitReachedError, Limits, run
from documents.upload.models import Original
from documents.upload.receiving import receive
from documents.upload.removals import Removal
from tests.factories import documents, files, hostile
from tests.factories.staff import superuser, verified_client


def refusal(content: bytes, name: str) -> UploadRefusal:
    with pytest.raises(UploadRefusedError) as refused:
        receive(content, name)
    return refused.value.refusal


PDF = files.pdf("<p>広報</p>")
WORD = files.word(files.word_paragraph("広報"))


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (files.encrypted_pdf(), "a.pdf", UploadRefusal.ENCRYPTED),
        (PDF[: len(PDF) // 2], "a.pdf", UploadRefusal.DAMAGED),
        (WORD[: len(WORD) // 2], "a.docx", UploadRefusal.DAMAGED),
        (hostile.pdf_of_pages(2000), "a.pdf", UploadRefusal.TOO_MANY_PAGES),
        (hostile.pdf_without_pages(), "a.pdf", UploadRefusal.DAMAGED),
        (PDF, "a.docx", UploadRefusal.WRONG_NAME),
        (PDF, "案内.pdf.exe", UploadRefusal.WRONG_NAME),
        (b"MZ\x90\x00" + b"\0" * 100, "a.pdf", UploadRefusal.UNKNOWN),
        (b"<html><script>alert(1)</script>", "a.pdf", UploadRefusal.WRONG_NAME),
        (hostile.locked_office(), "a.docx", UploadRefusal.OFFICE_LOCKED),
        (hostile.gigabyte_in_a_megabyte(), "a.docx", UploadRefusal.DAMAGED),
        (files.zip_bomb(), "a.docx", UploadRefusal.UNPACKS_TOO_LARGE),
        (hostile.with_entities(), "a.docx", UploadRefusal.STRAY_PARTS),
        (b"", "a.pdf", UploadRefusal.EMPTY),
        (b" \n ", "a.txt", UploadRefusal.EMPTY),
        (hostile.hollow_old_word(), "a.doc", UploadRefusal.NOT_CONVERTED),
    ],
    ids=lambda value: value.value if isinstance(value, UploadRefusal) else value if isinstance(value, str) else "",
)
def test_every_bad_file_is_refused_for_its_reason(content: bytes, name: str, reason: UploadRefusal) -> None:
    assert refusal(content, name) is reason


@pytest.mark.parametrize(
    "name", ["../../etc/passwd.pdf", "広報🎉.pdf", "広" * 300 + ".pdf", "a\0.pdf", "\u202efdp.pdf"]
)
def test_a_good_file_with_a_bad_name_comes_in_under_a_good_one(name: str) -> None:
    received = receive(PDF, name)
    assert received.content == PDF
    assert received.name.endswith(".pdf")
    assert len(received.name) < 70
    assert not set("/\0\u202e") & set(received.name)


def test_what_was_dangerous_is_named() -> None:
    script = hostile.flat_pdf(OpenAction=hostile.pdf_action("/JavaScript", "app.alert(1)"))
    assert b"alert" in script
    received = receive(script, "広報.pdf")
    assert received.removed == (Removal.SCRIPTS,)
    assert b"alert" not in received.content
    assert received.came == script


def test_a_pdf_that_forbids_copying_is_unlocked_for_screen_readers() -> None:
    received = receive(hostile.pdf_without_copying(), "広報.pdf")
    assert received.removed == (Removal.LOCK,)
    assert b"/Encrypt" not in received.content


def test_an_old_word_file_is_given_out_in_todays_format() -> None:
    old = files.old_office(WORD, "docx", "doc")
    received = receive(old, "広報.doc")
    assert (received.came_as, received.file_type, received.name) == (FileType.OLD_WORD, FileType.WORD, "広報.docx")
    assert received.came == old
    with zipfile.ZipFile(io.BytesIO(received.content)) as archive:
        assert "広報" in archive.read("word/document.xml").decode()


ROOMY = Limits(memory=4000 * MEGABYTE, held_memory=4000 * MEGABYTE)
READERS = "tests.documents.upload.readers"


@pytest.mark.parametrize(
    ("reader", "bomb", "reason"),
    [
        ("read_zip", hostile.gigabyte_in_a_megabyte(), UploadRefusal.DAMAGED),
        ("read_pdf", hostile.pdf_bomb(), UploadRefusal.TOO_DEMANDING),
    ],
    ids=["zip", "pdf"],
)
def test_a_bomb_really_explodes_and_costs_the_web_worker_nothing(
    reader: str, bomb: bytes, reason: UploadRefusal
) -> None:
    """The control is a reader without our limits: it holds more than a gigabyte."""
    assert len(bomb) < 1.1 * MEGABYTE
    assert int(run(f"{READERS}.{reader}", bomb, limits=ROOMY)) > 1000 * MEGABYTE
    with pytest.raises((LimitReachedError, ChildFailedError)):
        run(f"{READERS}.{reader}", bomb, limits=Limits(memory=500 * MEGABYTE))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert refusal(bomb, "a.docx" if reader == "read_zip" else "a.pdf") is reason
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024


@pytest.mark.django_db
def test_after_every_bad_file_the_same_worker_takes_a_good_one() -> None:
    staff = verified_client(superuser())
    for number, content in enumerate([hostile.pdf_bomb(), files.zip_bomb(), PDF[:500], hostile.with_entities()]):
        chosen = SimpleUploadedFile(f"{number}.pdf", content)
        response = staff.post("/cms/documents/add/", {"title": "案内", "file": chosen, "collection": 1})
        assert response.status_code == 200
        assert 'aria-invalid="true"' in response.content.decode()
    assert not Document.objects.exists()
    assert not Original.objects.exists()
    chosen = SimpleUploadedFile("広報.pdf", PDF)
    assert staff.post("/cms/documents/add/", {"title": "案内", "file": chosen, "collection": 1}).status_code == 302
    assert Original.objects.get().received_by == User.objects.get()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content", [files.zip_bomb(), files.encrypted_pdf(), hostile.pdf_bomb()], ids=["zip", "locked", "pdf"]
)
def test_a_bad_file_that_came_past_the_form_is_not_half_published(
    content: bytes, document_index: DocumentIndexPage
) -> None:
    """As by an import or a restored backup: the job says why, makes nothing, and the page still stands."""
    page = documents.document(document_index, upload=documents.upload(content, "annai.pdf"))
    source = SourceText.objects.get(page=page)
    assert source.refusal
    assert source.html == ""
    assert not Format.objects.ready().filter(page=page).exists()
    good = documents.document(document_index, title="よい資料", upload=documents.upload(PDF, "yoi.pdf"))
    assert "広報" in SourceText.objects.get(page=good).html


def test_no_more_than_two_files_are_looked_at_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "LONGEST_WAIT", 0.1)
    with receiving.AT_ONCE, receiving.AT_ONCE:
        assert refusal(PDF, "a.pdf") is UploadRefusal.BUSY
    assert receive(PDF, "a.pdf").content == PDF
