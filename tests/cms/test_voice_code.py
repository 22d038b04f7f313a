"""Staff take the texts for 音声コード from any published page."""

import io
import zipfile

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from accessibility.models import ReadingEntry
from accessibility.readings import table
from cms.models import HomePage, InformationPage
from tests.factories import cms, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(db: None) -> Client:
    """Somebody who takes calls: what is published is no secret to them."""
    user = User.objects.create_user("taro", password=staff.PASSWORD)
    user.groups.add(Group.objects.get(name="受付"))
    return staff.verified_client(user)


@pytest.fixture
def page(home: HomePage) -> InformationPage:
    table.forget()
    ReadingEntry.objects.create(surface="中込会館", reading="なかごみかいかん")
    return cms.information_page(
        home, cms.paragraph("<p>中込会館で会います。𠮷田まで。</p>" * 60), title="会のご案内", summary=""
    )


def test_each_code_is_shown_with_its_length_and_can_be_copied_without_scripts(
    client: Client, page: InformationPage
) -> None:
    html = client.get(f"/cms/voice-code/page/{page.pk}/").content.decode()
    assert "中込会館（なかごみかいかん）で会います。" in html
    assert html.count("<textarea") == html.count("data-copy=") > 1
    assert "次の字がありません：𠮷" in html


def test_files_come_in_both_encodings(client: Client, page: InformationPage) -> None:
    utf_8 = client.get(f"/cms/voice-code/page/{page.pk}/utf-8/1.txt")
    assert "𠮷田" in utf_8.content.decode("utf-8-sig")
    old = client.get(f"/cms/voice-code/page/{page.pk}/shift-jis/1.txt")
    assert "〓田" in old.content.decode("cp932")
    assert "attachment" in old["Content-Disposition"]


def test_all_codes_come_in_one_archive(client: Client, page: InformationPage) -> None:
    answer = client.get(f"/cms/voice-code/page/{page.pk}/shift-jis/all.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as files:
        texts = [files.read(name).decode("cp932") for name in sorted(files.namelist())]
    assert texts[0].startswith("会のご案内。")
    assert all(len(text.replace("\r\n", "\n")) <= 800 for text in texts)


@pytest.mark.parametrize("rest", ["page/99999/", "page/{pk}/latin-1/1.txt", "page/{pk}/utf-8/999.txt"])
def test_what_there_is_not_is_not_found(client: Client, page: InformationPage, rest: str) -> None:
    assert client.get("/cms/voice-code/" + rest.format(pk=page.pk)).status_code == 404


def test_drafts_are_not_given_away(client: Client, page: InformationPage) -> None:
    page.unpublish()
    assert client.get(f"/cms/voice-code/page/{page.pk}/").status_code == 404


def test_the_desk_leads_to_it_and_the_title_finds_the_page(client: Client, page: InformationPage) -> None:
    assert 'href="/cms/voice-code/"' in client.get("/cms/").content.decode()
    found = client.get("/cms/voice-code/?words=会の").content.decode()
    assert f"/cms/voice-code/page/{page.pk}/" in found
    assert f"/cms/voice-code/page/{page.pk}/" not in client.get("/cms/voice-code/?words=ない題").content.decode()


def test_visitors_are_asked_to_sign_in(page: InformationPage) -> None:
    assert Client().get(f"/cms/voice-code/page/{page.pk}/").status_code == 302
