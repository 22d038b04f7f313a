"""Promises about the picture of the paper beside the text."""

import io

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from documents.correcting.pictures import page_count
from documents.models import DocumentIndexPage, DocumentPage
from tests.factories.documents import document


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
    assert page_count(page, now=timezone.now()) == 2
    assert staff.get(sheet(page, 3)).status_code == 404
    typed = document(document_index, title="本文だけ", body=[("heading", {"text": "題", "level": "2"})])
    assert staff.get(sheet(typed, 1)).status_code == 404


def test_nobody_but_who_may_change_the_document_sees_its_paper(client: Client, page: DocumentPage, settings) -> None:
    settings.ENGAWA_DEMO, settings.ENGAWA_DEMO_WITHOUT_TOTP = True, True
    assert client.get(sheet(page, 1)).status_code == 302
    client.force_login(User.objects.create_user("stranger"))
    assert client.get(sheet(page, 1)).status_code in {302, 403}
