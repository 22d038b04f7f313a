"""Promises of delivery, by a real mail server: once, to the right envelope, and a call where mail does not arrive."""

from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from events.actions import change_contact, note_that_resident_was_called
from events.choices import LetterKind
from events.desk.reads import calls_to_make
from events.letters.sending import hand_over, overdue
from events.models import EventIndexPage, Letter, Registration, Session
from events.outgoing import write
from residents.channels import recorded
from residents.channels.models import Unreached
from residents.contact_points import ContactPoint
from residents.outbox.mailboxes import take_in
from residents.outbox.models import LetterState, OutgoingLetter
from tests.events.letters.people import a_place, a_session
from tests.residents.outbox.returns import full_mailbox, japanese_carrier, no_such_user
from tests.residents.outbox.sink import Sink, mail_server

pytestmark = [pytest.mark.database, pytest.mark.django_db]
NOW = timezone.now()


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    with mail_server(settings) as running:
        yield running


@pytest.fixture
def session(event_index: EventIndexPage) -> Session:
    return a_session(event_index, NOW + timedelta(days=7))


def take(session: Session, key: str = "key", email: str = "hanako@example.jp") -> Registration:
    return a_place(session, key, now=NOW, contact=ContactPoint(email=email))


@pytest.mark.parametrize("address", ["taro.@docomo.ne.jp", "a..b@ezweb.ne.jp", "hanako@example.jp"])
def test_the_envelope_bears_the_address_as_it_was_typed(sink: Sink, session: Session, address: str) -> None:
    take(session, email=address)

    _sender, recipients, raw = sink.taken[0]
    assert recipients == [address]
    message = message_from_bytes(raw)
    assert message["To"] == address


def test_what_comes_back_comes_to_its_own_mailbox_and_people_see_the_salon(
    sink: Sink, session: Session, settings: Any
) -> None:
    settings.ENGAWA_BOUNCE_ADDRESS = "returns@engawa.example"
    take(session)

    sender, _recipients, raw = sink.taken[0]
    assert sender == "returns@engawa.example"
    assert message_from_bytes(raw)["From"] == settings.DEFAULT_FROM_EMAIL


def test_a_letter_is_text_html_and_a_calendar_entry(sink: Sink, session: Session) -> None:
    take(session)

    message = message_from_bytes(sink.taken[0][2], policy=policy.default)
    kinds = [part.get_content_type() for part in message.walk() if not part.is_multipart()]
    assert kinds == ["text/plain", "text/html", "text/calendar"]
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe"] is None


def test_an_address_that_does_not_exist_is_called_instead_and_not_written_to_again(
    sink: Sink, session: Session
) -> None:
    sink.answers["gone@example.jp"] = "550 5.1.1 no such user"
    registration = take(session, email="gone@example.jp")
    write(registration, LetterKind.RESCHEDULED, now=NOW)

    assert sink.taken == []
    waiting = list(calls_to_make())
    assert [(letter.kind, letter.came_back) for letter in waiting] == [
        (LetterKind.SEATED, "SMTP 550"),
        (LetterKind.RESCHEDULED, "no address"),
    ]
    note_that_resident_was_called(letter_id=waiting[0].pk, now=NOW)
    assert [letter.kind for letter in calls_to_make()] == [LetterKind.RESCHEDULED]
    assert not overdue(NOW + timedelta(hours=1)).exists()


def test_a_corrected_address_gets_what_did_not_arrive(sink: Sink, session: Session) -> None:
    sink.answers["gone@example.jp"] = "550 5.1.1 no such user"
    registration = take(session, email="gone@example.jp")

    change_contact(registration_id=registration.pk, contact=ContactPoint(email="here@example.jp"), now=NOW)
    call_command("resend_letters", stdout=StringIO())

    subjects = {str(message_from_bytes(raw, policy=policy.default)["Subject"]) for _from, _to, raw in sink.taken}
    assert any("申し込みを受け付けました" in subject for subject in subjects)
    assert {tuple(to) for _from, to, _raw in sink.taken} == {("here@example.jp",)}
    assert not calls_to_make().exists()
    assert not Unreached.objects.exists()


def test_what_people_have_to_tell_is_not_put_into_the_queue_again_and_again(session: Session, settings: Any) -> None:
    by_phone = a_place(session, "phone", now=NOW, contact=ContactPoint(phone="09012345678"))
    write(by_phone, LetterKind.RESCHEDULED, now=NOW - timedelta(hours=1))

    assert [letter.registration for letter in calls_to_make()] == [by_phone]
    assert not overdue(NOW).exists()

    sms = {"sms": "residents.channels.recorded.RecordedSms"}
    settings.ENGAWA_CHANNELS = settings.ENGAWA_CHANNELS | sms
    call_command("resend_letters", stdout=StringIO())
    channel, number, message = recorded.SENT[-1]
    assert (channel, number) == ("sms", "09012345678")
    assert "予定が変わりました" in message.short
    assert not calls_to_make().exists()


def test_a_busy_server_gets_the_letter_once_later(sink: Sink, session: Session) -> None:
    sink.answers["hanako@example.jp"] = "451 4.7.1 greylisted, come back later"
    take(session)
    assert sink.taken == []

    sink.answers.clear()
    OutgoingLetter.objects.update(next_try_at=NOW)
    for _time in range(2):
        call_command("send_letters", stdout=StringIO())
        call_command("resend_letters", stdout=StringIO())
        hand_over(letter_id=Letter.objects.get().pk, now=NOW)

    assert len(sink.taken) == 1
    assert not calls_to_make().exists()


@pytest.mark.parametrize(
    ("returned", "is_dead"), [(no_such_user, True), (japanese_carrier, True), (full_mailbox, False)]
)
def test_a_letter_that_comes_back_is_told_by_telephone(
    sink: Sink, session: Session, returned: Any, is_dead: bool
) -> None:
    take(session)
    raw = sink.taken[0][2]

    assert take_in(returned(raw), now=NOW)
    assert not take_in(returned(raw), now=NOW)

    assert OutgoingLetter.objects.get().state == LetterState.CAME_BACK
    assert [letter.kind for letter in calls_to_make()] == [LetterKind.SEATED]
    assert Unreached.objects.exists() is is_dead
    call_command("send_letters", stdout=StringIO())
    call_command("resend_letters", stdout=StringIO())
    assert len(sink.taken) == 1
