"""Promises about what staff see of formats: how far each has come, why not, and one press to make it again."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import html as lxml_html

from documents.models import DocumentIndexPage, DocumentPage, FormatState
from tests.factories import cms
from tests.factories.documents import document


@pytest.fixture
def guide(document_index: DocumentIndexPage, settings, tmp_path) -> DocumentPage:
    settings.ENGAWA_FORMATS, settings.MEDIA_ROOT = ["txt", "sjis", "zip"], tmp_path
    settings.ENGAWA_DEMO, settings.ENGAWA_DEMO_WITHOUT_TOTP = True, True
    return document(document_index, body=[cms.paragraph("<p>𠮷野さんに五万円。</p>")])


@pytest.fixture
def staff(client: Client, db: None) -> Client:
    client.force_login(User.objects.create_superuser("staff"))
    return client


def screen(client: Client, page: DocumentPage) -> str:
    html = client.get(f"/cms/documents/{page.pk}/formats/").content.decode()
    return " ".join(lxml_html.fromstring(html).xpath("//main")[0].text_content().split())


def test_staff_see_every_format_with_its_state_and_what_it_could_not_show(staff: Client, guide: DocumentPage) -> None:
    guide.formats.filter(kind="txt").update(state=FormatState.MAKING, progress=40)
    words = screen(staff, guide)
    assert "3のうち2の形式が、最新です。" in words
    assert "文字だけのファイル：作成中 40%" in words
    assert "表せない文字が1字あり、〓にしました" in words


def test_one_press_makes_a_failed_format_again(staff: Client, guide: DocumentPage) -> None:
    guide.formats.filter(kind="sjis").update(state=FormatState.FAILED, reason="unexpected")
    assert "作成できませんでした（作成中に問題が起きました）" in screen(staff, guide)
    answer = staff.post(f"/cms/documents/{guide.pk}/formats/again/", {"kind": "sjis"}, follow=True)
    assert "作り直すことにしました" in answer.content.decode()
    assert set(guide.formats.values_list("state", flat=True)) == {FormatState.FRESH}


def test_the_editor_leads_there_and_strangers_stay_outside(staff: Client, client: Client, guide: DocumentPage) -> None:
    editor = staff.get(f"/cms/pages/{guide.pk}/edit/").content.decode()
    assert f"/cms/documents/{guide.pk}/formats/" in editor
    assert Client().get(f"/cms/documents/{guide.pk}/formats/").status_code == 302
    clerk = Client()
    user = User.objects.create_user("clerk", is_staff=True)
    clerk.force_login(user)
    assert clerk.get(f"/cms/documents/{guide.pk}/formats/").status_code in {302, 403}
