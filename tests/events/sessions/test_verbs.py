"""Promises to those who come and those who wait, when something happens to their session."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client

from events.choices import RegistrationState, SessionStatus, Way
from events.desk.reads import calls_to_make
from events.models import EventPage, Letter, Registration, Session, WayOffer
from events.sessions.announcing import Said
from events.sessions.models import Change
from events.sessions.verbs import CannotBeUndoneError, call_off, move_online, postpone, reschedule, undo
from tests.events.sessions.times import NOW

pytestmark = pytest.mark.database
SNOW = Said(words="大雪のためです。")


def subjects() -> list[tuple[str, str]]:
    return sorted((message.to[0], message.subject.partition("：")[0]) for message in mail.outbox)


@pytest.mark.parametrize(
    ("verb", "subject", "status"),
    [
        (call_off, "催しが中止になりました", SessionStatus.CANCELLED),
        (postpone, "催しが延期になりました", SessionStatus.POSTPONED),
        (move_online, "オンラインに変わりました", SessionStatus.ONLINE),
    ],
)
def test_who_comes_and_who_waits_is_told_by_letter_or_telephone(
    session: Session, people: list[Registration], verb: object, subject: str, status: str
) -> None:
    mail.outbox.clear()

    verb(session_id=session.pk, now=NOW, said=SNOW)
    verb(session_id=session.pk, now=NOW, said=SNOW)

    session.refresh_from_db()
    assert (session.status, session.news) == (status, SNOW.words)
    assert subjects() == [("hanako@example.jp", subject), ("jiro@example.jp", subject)]
    assert SNOW.words in mail.outbox[0].body
    assert [letter.registration for letter in calls_to_make()] == [people[1]]


def test_a_moved_session_keeps_every_place_and_moves_its_deadlines_along(
    session: Session, people: list[Registration]
) -> None:
    closes = session.starts_at - timedelta(days=1)
    Session.objects.filter(pk=session.pk).update(registration_closes_at=closes)
    mail.outbox.clear()
    later = session.starts_at + timedelta(days=3)

    reschedule(session_id=session.pk, starts_at=later, ends_at=later + timedelta(hours=1), now=NOW, said=SNOW)

    session.refresh_from_db()
    assert (session.starts_at, session.registration_closes_at) == (later, closes + timedelta(days=3))
    assert Registration.objects.filter(state=RegistrationState.SEATED).count() == 2
    assert {subject for _to, subject in subjects()} == {"予定が変わりました"}
    assert "もとの日時" in mail.outbox[0].body


def test_a_postponed_session_takes_place_again_when_it_gets_a_day(session: Session, people: list[Registration]) -> None:
    postpone(session_id=session.pk, now=NOW, said=SNOW)
    later = session.starts_at + timedelta(days=30)

    reschedule(session_id=session.pk, starts_at=later, ends_at=later + timedelta(hours=1), now=NOW, said=Said())

    assert Session.objects.get(pk=session.pk).status == SessionStatus.SCHEDULED


def test_taking_it_back_tells_those_who_heard_and_spares_those_who_were_not_called_yet(
    session: Session, people: list[Registration]
) -> None:
    change = call_off(session_id=session.pk, now=NOW, said=SNOW)
    mail.outbox.clear()

    undo(change_id=change.pk, now=NOW, said=Said())
    undo(change_id=change.pk, now=NOW, said=Said())

    assert Session.objects.get(pk=session.pk).status == SessionStatus.SCHEDULED
    assert {subject for _to, subject in subjects()} == {"予定が変わりました"}
    assert len(mail.outbox) == 2
    assert not calls_to_make().exists()


def test_a_session_called_off_twice_is_told_twice(session: Session, people: list[Registration]) -> None:
    first = call_off(session_id=session.pk, now=NOW, said=SNOW)
    undo(change_id=first.pk, now=NOW, said=Said())
    mail.outbox.clear()

    call_off(session_id=session.pk, now=NOW, said=SNOW)

    assert {subject for _to, subject in subjects()} == {"催しが中止になりました"}
    assert len(mail.outbox) == 2


def test_only_the_last_change_can_be_taken_back(session: Session, people: list[Registration]) -> None:
    first = call_off(session_id=session.pk, now=NOW, said=SNOW)
    move_online(session_id=session.pk, now=NOW, said=SNOW)

    with pytest.raises(CannotBeUndoneError):
        undo(change_id=first.pk, now=NOW, said=Said())


def test_a_draft_that_was_written_before_does_not_bring_the_old_state_back(event: EventPage, session: Session) -> None:
    draft = event.get_latest_revision_as_object()
    draft.title = "縁側サロン（改）"
    draft.save_revision()

    call_off(session_id=session.pk, now=NOW, said=SNOW)
    EventPage.objects.get(pk=event.pk).get_latest_revision().publish()

    session.refresh_from_db()
    assert (session.page.title, session.status) == ("縁側サロン（改）", SessionStatus.CANCELLED)


def test_a_day_changed_in_the_editor_is_told_as_well_and_once(event: EventPage, people: list[Registration]) -> None:
    mail.outbox.clear()
    draft = event.get_latest_revision_as_object()
    moved = draft.sessions.get()
    moved.starts_at, moved.ends_at = moved.starts_at + timedelta(days=1), moved.ends_at + timedelta(days=1)
    draft.sessions = [moved]

    draft.save_revision().publish()
    draft.save_revision().publish()

    assert [subject for _to, subject in subjects()] == ["予定が変わりました"] * 2
    assert Change.objects.count() == 1


def test_a_letter_that_was_not_due_yet_never_goes_out_after_taking_back(
    session: Session, people: list[Registration]
) -> None:
    change = call_off(session_id=session.pk, now=NOW, said=SNOW)
    Letter.objects.filter(occasion__startswith="change.").update(sent_at=None, due_at=NOW + timedelta(hours=8))
    mail.outbox.clear()

    undo(change_id=change.pk, now=NOW, said=Said())

    assert not mail.outbox
    assert not Letter.objects.filter(occasion__startswith="change.").exists()


def test_nobody_is_sent_to_a_room_after_the_session_moved_online(
    client: Client, event: EventPage, session: Session
) -> None:
    WayOffer.objects.create(page=event, way=Way.IN_PERSON)
    assert 'value="in_person"' in client.get(f"/join/{session.pk}/").content.decode()

    move_online(session_id=session.pk, now=NOW, said=SNOW)

    assert 'value="in_person"' not in client.get(f"/join/{session.pk}/").content.decode()
    page = client.get(event.url).content.decode()
    assert "会場では行わず、オンラインで行います。" in page
    assert SNOW.words in page
