"""Promises about what staff see in the CMS."""

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml import html as lxml_html
from wagtail.documents.models import Document

from documents.models import DocumentIndexPage
from tests.factories import files
from tests.factories.documents import document, upload


@pytest.fixture
def staff(client: Client, db: None, settings) -> Client:
    settings.ENGAWA_DEMO, settings.ENGAWA_DEMO_WITHOUT_TOTP = True, True
    client.force_login(User.objects.create_superuser("staff"))
    return client


def words_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return " ".join(lxml_html.fromstring(response.content.decode()).text_content().split())


def test_staff_see_how_far_each_format_has_come_and_why_one_failed(
    staff: Client, document_index: DocumentIndexPage
) -> None:
    page = document(document_index, upload=upload(files.pdf("<p>五万円です。</p>")))
    page.formats.filter(kind="pdf28").update(state="failed", reason="no_font")
    words = words_of(staff, reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert "文章：取り出しました" in words
    assert "形式は6あり、5が最新です。" in words
    assert "28ポイント）：作成できませんでした（日本語の文字（フォント）がないため" in words


def test_staff_read_why_a_scan_gave_no_text(staff: Client, document_index: DocumentIndexPage) -> None:
    page = document(document_index, upload=upload(files.scanned_pdf()))
    words = words_of(staff, reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert "もとのWordやExcelのファイルを付けてください" in words


def test_a_new_document_says_that_formats_come_after_publishing(
    staff: Client, document_index: DocumentIndexPage
) -> None:
    address = reverse("wagtailadmin_pages:add", args=["documents", "documentpage", document_index.pk])
    assert "公開すると、文章・拡大印刷・音声を自動で作ります" in words_of(staff, address)


def test_a_bad_file_is_refused_in_the_chooser_and_in_the_list_with_the_reason(staff: Client) -> None:
    html = SimpleUploadedFile("案内.pdf", b"<html>", content_type="application/pdf")
    chooser = staff.post(
        reverse("wagtaildocs_chooser:create"),
        {"document-chooser-upload-title": "a", "document-chooser-upload-file": html},
    )
    html.seek(0)
    many = staff.post(
        reverse("wagtaildocs:add_multiple"),
        {"title": "a", "files[]": html},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert "名前を直すか、保存し直してください" in chooser.json()["htmlFragment"]
    assert many.json()["error_message"].endswith("名前を直すか、保存し直してください。")
    assert not Document.objects.exists()
