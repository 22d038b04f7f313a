"""Promises about what happens when a document is published."""

import io

import page as page_validation
import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

from documents import actions, making
from documents.formats import Made
from documents.formats.register import offered
from documents.models import DocumentIndexPage, Format, FormatKind, FormatState
from tests.factories import files
from tests.factories.documents import document, upload

TEXT = "<h1>給付金のご案内</h1><p>髙橋さんも①②㈱も、妊娠の届出をした方に5万円をお渡しします。</p>"
PRINTED = {FormatKind.LARGE_PRINT_18, FormatKind.LARGE_PRINT_22, FormatKind.LARGE_PRINT_28}


def words(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as pdf:
        return "".join(page.get_textpage().get_text_bounded() for page in pdf).replace("\r\n", "")


def contents(row: Format) -> bytes:
    with row.file.open("rb") as file:
        return file.read()


def test_publishing_an_upload_makes_every_format(document_index: DocumentIndexPage) -> None:
    page = document(document_index, upload=upload(files.pdf(TEXT)))
    assert page.source.html.startswith("<p>髙橋さんも①②㈱も、")
    assert {row.kind for row in page.formats.ready()} >= PRINTED
    assert all(row.size == row.file.size for row in page.formats.ready())


@pytest.mark.parametrize("kind", [FormatKind.LARGE_PRINT_18, FormatKind.LARGE_PRINT_28])
def test_large_print_says_the_same_words_and_is_valid_for_screen_readers(
    document_index: DocumentIndexPage, tmp_path, kind: str
) -> None:
    page = document(document_index, upload=upload(files.pdf(TEXT)))
    row = page.formats.get(kind=kind)
    file = tmp_path / "large.pdf"
    file.write_bytes(contents(row))
    report = page_validation.validate_pdf(str(file), profile="ua1")
    assert report.is_compliant, [failure.message for failure in report.failures]
    assert "髙橋さんも①②㈱も、妊娠の届出をした方に5万円をお渡しします。" in words(contents(row))
    assert row.pages >= 1


def test_publishing_again_without_a_change_makes_nothing_anew(document_index: DocumentIndexPage) -> None:
    page = document(document_index, upload=upload(files.pdf(TEXT)))
    before = list(page.formats.values_list("pk", "file", "source_digest"))
    page.save_revision().publish()
    assert list(page.formats.values_list("pk", "file", "source_digest")) == before


def test_a_new_file_replaces_every_format_and_leaves_no_old_one_behind(
    document_index: DocumentIndexPage, django_capture_on_commit_callbacks
) -> None:
    page = document(document_index, upload=upload(files.pdf(TEXT)))
    old = page.formats.get(kind=FormatKind.LARGE_PRINT_18)
    with django_capture_on_commit_callbacks(execute=True):
        page.upload = upload(files.pdf("<p>今年から10万円です。</p>"))
        page.save_revision().publish()
    new = page.formats.get(kind=FormatKind.LARGE_PRINT_18)
    assert "今年から10万円です。" in words(contents(new))
    assert not old.file.storage.exists(old.file.name)


def test_a_file_exchanged_under_the_same_document_is_read_again(document_index: DocumentIndexPage) -> None:
    page = document(document_index, upload=upload(files.pdf(TEXT)))
    page.upload.file.save("new.pdf", ContentFile(files.pdf("<p>差し替えました。</p>")))
    assert page.source.html == "<p>差し替えました。</p>"
    assert "差し替えました。" in words(contents(page.formats.get(kind=FormatKind.LARGE_PRINT_22)))


def test_a_changed_text_makes_formats_stale_until_they_are_remade(document_index: DocumentIndexPage) -> None:
    page = document(document_index, upload=upload(files.pdf(TEXT)))
    page.title = "新しい題"
    wanted = actions.read_document(page=page, now=timezone.now())
    assert set(wanted) == set(offered())
    assert set(page.formats.filter(kind__in=PRINTED).values_list("state", flat=True)) == {FormatState.STALE}


def test_text_that_changes_while_a_format_is_made_is_not_overwritten(document_index: DocumentIndexPage) -> None:
    page = document(document_index, upload=upload(files.pdf(TEXT)))
    row = page.formats.get(kind=FormatKind.LARGE_PRINT_18)
    making._exchange(row, Made(content=b"late"), digest="an older text")
    row.refresh_from_db()
    assert contents(row) != b"late"


def test_a_scan_without_words_makes_no_format_and_says_why(document_index: DocumentIndexPage) -> None:
    page = document(document_index, upload=upload(files.scanned_pdf()))
    assert (page.source.html, page.source.refusal) == ("", "scan")
    assert "紙を写した画像" in page.source.refusal_text
    assert not page.formats.exists()


def test_the_body_stands_in_for_a_scan(document_index: DocumentIndexPage) -> None:
    body = [("heading", {"text": "内容", "level": "2"})]
    page = document(document_index, upload=upload(files.scanned_pdf()), body=body)
    assert (page.source.html, page.source.refusal) == ("<h2>内容</h2>", "scan")
    assert set(page.formats.ready().values_list("kind", flat=True)) >= PRINTED


def test_a_document_that_is_only_page_text_has_every_format(document_index: DocumentIndexPage) -> None:
    page = document(document_index, body=[("heading", {"text": "集まりの記録", "level": "2"})])
    assert set(page.formats.ready().values_list("kind", flat=True)) >= PRINTED


def test_make_formats_mends_what_is_missing_and_remakes_all_when_told(document_index: DocumentIndexPage) -> None:
    page = document(document_index, upload=upload(files.pdf(TEXT)))
    page.formats.filter(kind="pdf18").update(state=FormatState.FAILED, reason="unexpected")
    kept = page.formats.get(kind="pdf22").file.name
    call_command("make_formats", stdout=io.StringIO())
    assert page.formats.get(kind="pdf18").state == FormatState.FRESH
    assert page.formats.get(kind="pdf22").file.name == kept
    call_command("make_formats", "--all", stdout=io.StringIO())
    assert page.formats.get(kind="pdf22").file.name != kept


def test_a_deleted_document_leaves_no_file_behind(
    document_index: DocumentIndexPage, django_capture_on_commit_callbacks
) -> None:
    page = document(document_index, body=[("heading", {"text": "記録", "level": "2"})])
    file = page.formats.first().file
    with django_capture_on_commit_callbacks(execute=True):
        page.delete()
    assert not file.storage.exists(file.name)
