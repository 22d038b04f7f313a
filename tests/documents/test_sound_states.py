"""Staff see a document's sound files among all sound, and have them made again."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import html as lxml_html

from documents.models import DocumentIndexPage, Format
from tests.factories import cms
from tests.factories.documents import document

STATES = "/cms/sound/states/"


@pytest.fixture
def staff(client: Client, db: None, settings, tmp_path) -> Client:
    settings.ENGAWA_DEMO, settings.ENGAWA_DEMO_WITHOUT_TOTP, settings.MEDIA_ROOT = True, True, tmp_path
    client.force_login(User.objects.create_superuser("staff"))
    return client


def words_of(client: Client, query: str = "") -> str:
    html = client.get(STATES + query).content.decode()
    return " ".join(lxml_html.fromstring(html).xpath("//main")[0].text_content().split())


def test_files_of_a_document_are_told_with_their_sizes_and_made_again(
    staff: Client, document_index: DocumentIndexPage
) -> None:
    page = document(document_index, body=[cms.paragraph("<p>五万円です。</p>")])
    words = words_of(staff)
    assert "資料の音声のファイル：できています" in words
    assert "音声（MP3）" in words
    page.formats.filter(kind="mp3").update(state="failed", reason="unexpected")
    assert "資料の音声のファイル：作れませんでした" in words_of(staff, "?state=failed")
    said = staff.post(f"/cms/sound/documents/{page.pk}/again/")
    assert said["Location"] == STATES
    assert Format.objects.get(page=page, kind="mp3").state == "fresh"
    assert "給付金のご案内" not in words_of(staff, "?state=failed")
