"""Promises about the picture of the paper beside the text."""

import io

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from documents import actions
from documents.correcting.models import Paper
from documents.correcting.pictures import make_paper, needs_printing, page_count, paper_of
from documents.models import DocumentIndexPage, DocumentPage
from tests.factories import files
from tests.factories.documents import document, upload


def sheet(page: DocumentPage, number: int, width: str = "") -> str:
    return reverse("correcting:sheet", args=[page.pk, number]) + (f"?width={width}" if width else "")


@pytest.mark.parametrize(("asked", "given"), [("", 1000), ("600", 600), ("1601", 2400), ("9999999", 1000)])
def test_a_sheet_is_drawn_as_wide_as_asked(staff: Client, page: DocumentPage, asked: str, given: int) -> None:
    response = staff.get(sheet(page, 2, asked))
    with Image.open(io.BytesIO(response.content)) as image:
        assert (image.format, image.width) == ("PNG", given)
        assert image.convert("L").getextrema()[0] < 100, "no letter is drawn on it"


def test_no_cache_keeps_a_sheet(staff: Client, page: DocumentPage) -> None:
    assert "no-store" in staff.get(sheet(page, 1))["Cache-Control"]


def test_only_existing_sheets_of_documents_with_a_file_are_shown(
    staff: Client, page: DocumentPage, document_index: DocumentIndexPage
) -> None:
    Paper.objects.all().delete()
    assert page_count(page, now=timezone.now()) == 2
    assert staff.get(sheet(page, 3)).status_code == 404
    typed = document(document_index, title="本文だけ", body=[("heading", {"text": "題", "level": "2"})])
    assert staff.get(sheet(typed, 1)).status_code == 404


def test_nobody_but_who_may_change_the_document_sees_its_paper(client: Client, page: DocumentPage, settings) -> None:
    settings.ENGAWA_DEMO, settings.ENGAWA_DEMO_WITHOUT_TOTP = True, True
    assert client.get(sheet(page, 1)).status_code == 302
    client.force_login(User.objects.create_user("stranger"))
    assert client.get(sheet(page, 1)).status_code in {302, 403}


def test_a_word_file_is_printed_once_and_its_blocks_stand_beside_their_sheet(
    staff: Client, document_index: DocumentIndexPage, without_formats: None
) -> None:
    break_here = "<w:p><w:r><w:br w:type='page'/></w:r></w:p>"
    body = files.word_paragraph("一枚目の文章です。") + break_here + files.word_paragraph("二枚目の文章です。")
    page = document(document_index, title="二枚", upload=upload(files.word(body), "nimai.docx"))
    actions.read_text(page=page, now=timezone.now())
    before = staff.get(reverse("correcting:overview", args=[page.pk])).content.decode()
    assert "紙の画像を用意しています" in before
    make_paper(page, now=timezone.now())
    assert page_count(page, now=timezone.now()) == 2
    second = staff.get(reverse("correcting:section", args=[page.pk, 2])).content.decode()
    assert "二枚目の文章です" in second
    assert "一枚目の文章です" not in second
    assert not needs_printing(page), "once is enough"
    with Image.open(io.BytesIO(staff.get(sheet(page, 2)).content)) as image:
        assert image.convert("L").getextrema()[0] < 100


def test_a_file_that_cannot_be_drawn_says_so_and_its_text_can_still_be_corrected(
    staff: Client, page: DocumentPage
) -> None:
    paper_of(page, now=timezone.now())
    Paper.objects.update(problem="failed", sizes=[])
    response = staff.get(reverse("correcting:section", args=[page.pk, 1]))
    assert "紙の画像を作れませんでした" in response.content.decode()
    assert "月曜日は燃えるごみ" in response.content.decode()
    assert staff.get(sheet(page, 1)).status_code == 404
