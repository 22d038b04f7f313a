"""Staff see how far the sound of every page has come, why one failed, and have it made again."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone
from lxml import html as lxml_html

from accessibility.models import PageRecording
from accessibility.speech import page_recordings
from accessibility.tasks import prepare_page
from cms.models import HomePage, InformationPage
from tests.factories import cms, staff

STATES = "/cms/sound/states/"


@pytest.fixture(autouse=True)
def _storage(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def page(home: HomePage) -> InformationPage:
    return cms.information_page(home, cms.paragraph("<p>家から電話で参加できます。</p>"), title="参加のしかた")


@pytest.fixture
def client(db: None) -> Client:
    """A member of the group 編集 who has shown password and phone."""
    return staff.verified_client(member_of("編集", "hanako"))


def member_of(group: str, name: str) -> User:
    user = User.objects.create_user(name, password=staff.PASSWORD)
    user.groups.add(Group.objects.get(name=group))
    return user


def words_of(client: Client, query: str = "") -> str:
    response = client.get(STATES + query)
    assert response.status_code == 200
    return " ".join(lxml_html.fromstring(response.content.decode()).xpath("//main")[0].text_content().split())


def section_of(client: Client, page: InformationPage) -> str:
    html = lxml_html.fromstring(client.get(STATES).content.decode())
    found = html.xpath(f"//section[@aria-labelledby='sound-of-{page.pk}']")
    return " ".join(found[0].text_content().split())


def test_a_page_nobody_listened_to_has_no_sound_yet(client: Client, page: InformationPage) -> None:
    assert "ページの音声：まだありません" in section_of(client, page)


def test_finished_sound_is_told_with_its_length_and_sizes(client: Client, page: InformationPage) -> None:
    prepare_page.enqueue(page.pk)
    words = section_of(client, page)
    assert "ページの音声：できています" in words
    assert "秒" in words
    assert "MP3" in words
    assert "キロバイト" in words
    assert "そのうち音声ができているのは1です" in words_of(client)


def test_sound_of_words_that_changed_is_old(client: Client, page: InformationPage) -> None:
    prepare_page.enqueue(page.pk)
    page.title = "参加するには"
    page.save()
    assert "ページの音声：古くなっています" in section_of(client, page)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        ("there is nothing to speak", "読み上げる文がありません"),
        ("Open JTalk does not start: x", "管理する人に知らせてください"),
        ("[Errno 28] No space left on device", "置き場所がいっぱいです"),
        ("something nobody foresaw", "下の記録を管理する人に"),
    ],
)
def test_a_failure_is_told_in_plain_words_with_the_record_beside_it(
    client: Client, page: InformationPage, error: str, told: str
) -> None:
    PageRecording.objects.create(page=page, digest="x", state="failed", error=error, asked_at=timezone.now())
    words = section_of(client, page)
    assert "ページの音声：作れませんでした" in words
    assert told in words
    assert error in words


def test_what_takes_too_long_is_told(client: Client, page: InformationPage) -> None:
    long_ago = timezone.now() - timedelta(hours=1)
    PageRecording.objects.create(page=page, digest="x", state="making", asked_at=long_ago)
    assert "止まっているようなら" in section_of(client, page)


def test_a_failed_sound_can_be_made_again(client: Client, page: InformationPage) -> None:
    PageRecording.objects.create(page=page, digest="x", state="failed", error="?", asked_at=timezone.now())
    said = client.post(f"{STATES}{page.pk}/again/", {"next": f"{STATES}?state=failed"})
    assert said["Location"] == f"{STATES}?state=failed"
    assert page_recordings.ready(page.pk, page_recordings.plan_of(page))


def test_the_way_back_never_leaves_the_house(client: Client, page: InformationPage) -> None:
    said = client.post(f"{STATES}{page.pk}/again/", {"next": "//elsewhere.example/"})
    assert said["Location"] == STATES


def test_everything_missing_is_made_with_one_press(client: Client, page: InformationPage) -> None:
    client.post(f"{STATES}missing/")
    assert PageRecording.objects.filter(page=page, state="ready").exists()


@pytest.mark.parametrize(
    ("query", "is_there"),
    [
        ("?state=none", True),
        ("?state=fresh", False),
        ("?words=参加", True),
        ("?words=税金", False),
        ("?state=odd", True),
    ],
)
def test_the_list_is_narrowed(client: Client, page: InformationPage, query: str, is_there: bool) -> None:
    assert ("参加のしかた" in words_of(client, query)) == is_there


def test_only_staff_with_the_duty_come_in(page: InformationPage) -> None:
    reception = staff.verified_client(member_of("受付", "uketsuke"))
    assert reception.get(STATES).status_code in {302, 403}
    for address in (f"{STATES}{page.pk}/again/", f"{STATES}missing/"):
        assert reception.post(address).status_code in {302, 403}
    assert not PageRecording.objects.exists()
    assert Client().get(STATES)["Location"].startswith("/cms/login/")


def test_the_desk_leads_there(client: Client, home: HomePage) -> None:
    assert f'href="{STATES}"' in client.get("/cms/").content.decode()
