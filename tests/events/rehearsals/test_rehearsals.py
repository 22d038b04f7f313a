"""Promises of rehearsals: offered to whoever has something to connect, taken with one press, asked nothing again."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from events.actions import Wish, cancel_place, take_place
from events.choices import EventKind, RegistrationState, Way
from events.models import EventIndexPage, EventPage, Registration
from events.rehearsals.reads import rehearsals_for
from residents.contact_points import ContactPoint
from tests.factories.events import make_event, make_session, make_way

pytestmark = pytest.mark.database
NOW = timezone.now()


@pytest.fixture
def rehearsal(event_index: EventIndexPage) -> EventPage:
    """The day after tomorrow, and once when it is too late."""
    sessions = [make_session(NOW + timedelta(days=2), capacity=3), make_session(NOW + timedelta(days=20))]
    ways = [make_way(Way.VIDEO), make_way(Way.PHONE)]
    named = {"slug": "renshu", "kind": EventKind.REHEARSAL}
    return make_event(event_index, "つなぎ方の練習", sessions=sessions, ways=ways, **named)


@pytest.fixture
def event(event_index: EventIndexPage) -> EventPage:
    return make_event(event_index, slug="salon", ways=[make_way(Way.VIDEO), make_way(Way.POST)])


def register(event: EventPage, way: Way = Way.VIDEO) -> Registration:
    wish = Wish(name="はなこ", contact=ContactPoint(email="hanako@example.jp"), way=way)
    return take_place(session_id=event.sessions.get().pk, wish=wish, form_key=f"key-{way}", now=NOW)


def practise(client: Client, registration: Registration, rehearsal: EventPage) -> Registration:
    session = rehearsal.sessions.order_by("starts_at").first()
    address = f"/registration/{registration.token}/rehearsal/"
    answer = client.post(address, {"session": session.pk}, follow=True)
    assert answer.status_code == 200
    return Registration.objects.get(session=session)


def test_only_what_comes_before_the_session_is_offered(event: EventPage, rehearsal: EventPage) -> None:
    found = rehearsals_for(register(event), now=NOW)

    assert [one.session for one in found] == [rehearsal.sessions.order_by("starts_at").first()]


@pytest.mark.parametrize("way", [Way.POST])
def test_who_has_nothing_to_connect_is_not_bothered(event: EventPage, rehearsal: EventPage, way: Way) -> None:
    assert rehearsals_for(register(event, way), now=NOW) == []


def test_an_event_can_have_its_own_rehearsal(
    event: EventPage, event_index: EventIndexPage, rehearsal: EventPage
) -> None:
    own = make_event(
        event_index,
        "手話でつなぐ練習",
        slug="own",
        kind=EventKind.REHEARSAL,
        sessions=[make_session(NOW + timedelta(days=3))],
    )
    event.rehearsal = own
    event.save()

    assert [one.session.page for one in rehearsals_for(register(event), now=NOW)] == [own]


def test_the_page_of_the_registration_offers_it_and_one_press_takes_it(
    client: Client, event: EventPage, rehearsal: EventPage
) -> None:
    registration = register(event)
    assert "練習の日時をえらぶ" in client.get(f"/registration/{registration.token}/").content.decode()

    taken = practise(client, registration, rehearsal)

    assert (taken.resident, taken.way, taken.state) == (registration.resident, Way.VIDEO, RegistrationState.SEATED)
    assert "練習の申し込みを見る" in client.get(f"/registration/{registration.token}/").content.decode()


def test_pressing_twice_is_one_place_and_one_letter(client: Client, event: EventPage, rehearsal: EventPage) -> None:
    registration = register(event)
    mail.outbox.clear()

    for _press in range(2):
        practise(client, registration, rehearsal)

    assert len(mail.outbox) == 1


def test_who_gave_the_rehearsal_back_may_take_it_again(client: Client, event: EventPage, rehearsal: EventPage) -> None:
    registration = register(event)
    taken = practise(client, registration, rehearsal)
    cancel_place(registration_id=taken.pk, now=NOW)

    assert practise(client, registration, rehearsal).state == RegistrationState.SEATED


def test_nothing_is_chosen_and_nothing_breaks(client: Client, event: EventPage, rehearsal: EventPage) -> None:
    registration = register(event)

    for chosen in ({}, {"session": "999999"}, {"session": "x"}):
        answer = client.post(f"/registration/{registration.token}/rehearsal/", chosen)
        assert answer.status_code == 422


def test_another_site_cannot_press(client: Client, event: EventPage, rehearsal: EventPage) -> None:
    address = f"/registration/{register(event).token}/rehearsal/"

    assert client.post(address, {}, headers={"Origin": "https://evil.example"}).status_code == 403


def test_the_form_of_a_rehearsal_asks_three_things(client: Client, rehearsal: EventPage) -> None:
    session = rehearsal.sessions.order_by("starts_at").first()

    page = client.get(f"/join/{session.pk}/").content.decode()

    assert 'name="note"' not in page
    assert 'name="support"' not in page


def test_a_quiet_event_tells_nobody_how_many_come(client: Client, event_index: EventIndexPage) -> None:
    for quiet, words in ((True, "空きがあります"), (False, "あと3人")):
        page = make_event(event_index, slug=f"room-{quiet}", quiet=quiet, sessions=[make_session(capacity=3)])
        assert words in client.get(page.url).content.decode()
        form = client.get(f"/join/{page.sessions.get().pk}/").content.decode()
        assert words in form
        assert ("あと" in form) != quiet
