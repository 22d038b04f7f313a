"""Promises of the staff's screens about how many people a way takes in one session."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cms.gate.check import check
from events.choices import RegistrationState
from events.models import EventPage, Registration, Session, WayOffer
from tests.events.sessions.times import NOW


@pytest.fixture
def editor(db: None, client: Client, admin_user: object, settings: object) -> Client:
    settings.ENGAWA_DEMO = settings.ENGAWA_DEMO_WITHOUT_TOTP = True
    client.force_login(admin_user)
    return client


def answers(session: Session, **differs: str) -> dict[str, str]:
    moments = {name: timezone.localtime(getattr(session, name)) for name in ("starts_at", "ends_at")}
    return {name: f"{at:%Y-%m-%d %H:%M}" for name, at in moments.items()} | {"capacity": "5", "sure": "1"} | differs


def change(editor: Client, session: Session, **differs: str) -> Session:
    page = editor.post(f"/cms/sessions/session/{session.pk}/", answers(session, **differs))
    assert page.status_code == 302, page.content.decode()
    return Session.objects.get(pk=session.pk)


def test_a_session_gets_its_own_number_and_gives_it_up_again(editor: Client, session: Session) -> None:
    assert change(editor, session, way_phone="3").way_capacities == {"phone": 3}
    assert 'name="way_phone" value="3"' in editor.get(f"/cms/sessions/session/{session.pk}/").content.decode()

    assert change(editor, session, way_phone="").way_capacities == {}


def test_the_number_of_the_event_typed_again_follows_the_event(editor: Client, session: Session) -> None:
    WayOffer.objects.filter(page=session.page, way="phone").update(capacity=4)

    assert change(editor, session, way_phone="4", way_video="2").way_capacities == {"video": 2}


def test_publishing_an_old_draft_keeps_the_number(editor: Client, event: EventPage, session: Session) -> None:
    event.save_revision()
    change(editor, session, way_phone="3")

    EventPage.objects.get(pk=event.pk).get_latest_revision().publish()

    assert Session.objects.get(pk=session.pk).way_capacities == {"phone": 3}


def test_a_larger_number_asks_who_waits(editor: Client, session: Session, people: list[Registration]) -> None:
    change(editor, session, way_phone="2")
    waits = Registration.objects.get(pk=people[2].pk)
    assert waits.state == RegistrationState.WAITING

    change(editor, session, way_phone="3")

    waits.refresh_from_db()
    assert waits.state == RegistrationState.OFFERED


def test_too_small_a_number_drops_nobody_and_every_screen_says_so(
    editor: Client, event: EventPage, session: Session, people: list[Registration]
) -> None:
    looked_at = answers(session, way_phone="1", look="1")
    del looked_at["sure"]
    before = editor.post(f"/cms/sessions/session/{session.pk}/", looked_at)
    change(editor, session, way_phone="1")

    screens = [
        editor.get(at).content.decode() for at in (f"/cms/sessions/{event.pk}/", f"/cms/registrations/{session.pk}/")
    ]
    for page in (before.content.decode(), *screens):
        assert "電話で：2人（定員1人）。この回だけの定員です。" in page
        assert "定員より1人多く申し込みがあります" in page
    assert session.registrations.seated().count() == 2
    found = [str(finding.what) for finding in check(EventPage.objects.get(pk=event.pk))]
    assert any("「電話で」の定員より、申し込んだ方が1人多く" in words for words in found)


def test_every_session_of_a_series_has_the_number_and_one_can_differ(editor: Client, event: EventPage) -> None:
    first = timezone.localdate(NOW) + timedelta(days=400)
    days = [(first + timedelta(weeks=week)).isoformat() for week in range(3)]
    said = {"rhythm": "weekly", "every": "1", "first_on": days[0], "times": "3", "starts": "14:00", "ends": "15:00"}

    editor.post(
        f"/cms/sessions/{event.pk}/series/", said | {"on_holiday": "hold", "way_phone": "6", "make": "1", "day": days}
    )
    made = list(event.sessions.filter(occurrence__isnull=False).order_by("starts_at"))
    assert [session.way_capacities for session in made] == [{"phone": 6}] * 3

    change(editor, made[1], way_phone="2", way_video="7", scope="one")
    # What is touched goes for all; what another session has of its own stays.
    change(editor, made[0], way_phone="8", scope="all")
    numbers = Session.objects.filter(pk__in=[session.pk for session in made]).order_by("starts_at")
    assert list(numbers.values_list("way_capacities", flat=True)) == [
        {"phone": 8}, {"phone": 8, "video": 7}, {"phone": 8},
    ]  # fmt: skip
