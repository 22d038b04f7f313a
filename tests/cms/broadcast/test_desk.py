"""Staff see what comes next, look at the draft, and learn how its sound is."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone

from accessibility.models import PageRecording
from cms.broadcast.models import BroadcastIndexPage, BroadcastPage
from cms.models import HomePage
from events.models import EventIndexPage
from tests.factories import staff
from tests.factories.events import make_event

pytestmark = pytest.mark.django_db
SCREEN = "/cms/broadcast/"


def member_of(group: str) -> Client:
    user = User.objects.create_user(group, password=staff.PASSWORD)
    user.groups.add(Group.objects.get(name=group))
    return staff.verified_client(user)


@pytest.fixture
def editor() -> Client:
    return staff.verified_client(staff.superuser())


def test_the_desk_leads_to_the_programme(editor: Client, broadcast: BroadcastIndexPage) -> None:
    assert f'href="{SCREEN}"' in editor.get("/cms/").content.decode()
    page = editor.get(SCREEN).content.decode()
    assert "次は、" in page
    assert "職員が公開するまで、出ません。" in page


def test_a_town_without_programmes_is_shown_how_to_begin(editor: Client, home: HomePage) -> None:
    assert f"/cms/pages/add/broadcast/broadcastindexpage/{home.pk}/" in editor.get("/cms/").content.decode()
    assert editor.get(SCREEN).status_code in {302, 403}


def test_who_only_takes_calls_neither_sees_nor_makes_drafts(broadcast: BroadcastIndexPage) -> None:
    client = member_of("受付")
    assert f'href="{SCREEN}"' not in client.get("/cms/").content.decode()
    client.post(f"{SCREEN}{broadcast.pk}/put-together/")
    assert not BroadcastPage.objects.exists()


def test_one_press_makes_the_draft_and_opens_it(
    editor: Client, broadcast: BroadcastIndexPage, event_index: EventIndexPage
) -> None:
    make_event(event_index, "縁側サロン")
    answer = editor.post(f"{SCREEN}{broadcast.pk}/put-together/")
    draft = BroadcastPage.objects.get()
    assert (answer.url, draft.live) == (f"/cms/pages/{draft.pk}/edit/", False)  # type: ignore[attr-defined]
    assert editor.get(answer.url).status_code == 200  # type: ignore[attr-defined]
    assert "確かめて、公開してください" in editor.get(SCREEN).content.decode()


def test_with_nothing_to_tell_it_says_so(editor: Client, broadcast: BroadcastIndexPage) -> None:
    page = editor.post(f"{SCREEN}{broadcast.pk}/put-together/", follow=True).content.decode()
    assert "下書きは作りませんでした" in page


def test_why_the_sound_failed_stands_beside_the_programme(
    editor: Client, broadcast: BroadcastIndexPage, event_index: EventIndexPage
) -> None:
    make_event(event_index, "縁側サロン")
    editor.post(f"{SCREEN}{broadcast.pk}/put-together/")
    page = BroadcastPage.objects.get()
    page.get_latest_revision().publish()
    PageRecording.objects.update_or_create(
        page_id=page.pk, defaults={"state": "failed", "error": "No space left", "asked_at": timezone.now()}
    )
    assert "置き場所がいっぱいです" in editor.get(SCREEN).content.decode()


def test_the_moments_are_said_without_a_from(editor: Client, broadcast: BroadcastIndexPage) -> None:
    page = editor.get(SCREEN).content.decode()
    assert "午前10時の回です。" in page
    assert "午前10時から" not in page


def test_the_desk_does_not_offer_an_empty_programme_beside_the_one_that_writes_itself(
    editor: Client, broadcast: BroadcastIndexPage
) -> None:
    assert "声の広報の回を作る" not in editor.get("/cms/").content.decode()
