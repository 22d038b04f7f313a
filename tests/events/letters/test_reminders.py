"""Promises of what goes out by the clock: in time, once, never at night, never for what is over."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.management import call_command

from events.actions import cancel_place
from events.choices import LetterKind, LetterWords, SessionStatus
from events.desk.reads import calls_to_make
from events.letters import times
from events.letters.sending import overdue
from events.models import EventIndexPage, Letter, Registration, Session
from events.outgoing import write
from events.places.wishes import Companion
from events.reminders import timing
from events.reminders.actions import remind, thank
from events.reminders.plans import Planned, keep_plan
from events.tasks import send_letter
from residents.contact_points import ContactPoint
from tests.events.letters.people import NOON, a_place, a_session

pytestmark = [pytest.mark.database, pytest.mark.django_db]
JAPAN = ZoneInfo("Asia/Tokyo")
START = datetime(2026, 12, 15, 14, tzinfo=JAPAN)
USUAL = {"calls_too": False, "thanks": True, "thanks_words": "", "thanks_words_easy": ""}


@pytest.fixture
def session(event_index: EventIndexPage) -> Session:
    return a_session(event_index, START)


@pytest.fixture
def registration(session: Session) -> Registration:
    made = a_place(session, now=START - timedelta(days=20))
    mail.outbox.clear()
    return made


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=JAPAN)


def unsaved(starts_at: datetime, **fields: Any) -> Session:
    return Session(starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), **fields)


@pytest.mark.parametrize(
    ("starts_at", "minutes", "goes_out"),
    [
        (START, 7 * 1440, at(8, 14)),
        (START, 30, at(15, 13, 30)),
        # Half an hour before is told at night too; a day before it waits for the morning.
        (at(15, 22), 30, at(15, 21, 30)),
        (at(15, 22), 1440, at(15, 8)),
        # By the morning it would be too late: the evening before.
        (at(15, 8, 30), 180, at(14, 20)),
        (at(15, 0, 30), 120, at(14, 20)),
        # Leap day and year end.
        (datetime(2028, 3, 1, 10, tzinfo=JAPAN), 1440, datetime(2028, 2, 29, 10, tzinfo=JAPAN)),
        (datetime(2027, 1, 3, 10, tzinfo=JAPAN), 7 * 1440, datetime(2026, 12, 27, 10, tzinfo=JAPAN)),
    ],
)
def test_a_reminder_goes_out_by_day(settings: Any, starts_at: datetime, minutes: int, goes_out: datetime) -> None:
    settings.ENGAWA_QUIET_FROM, settings.ENGAWA_QUIET_UNTIL = 21, 8

    assert timing.moment(unsaved(starts_at), minutes) == goes_out


def test_where_nobody_knows_the_hour_people_are_reminded_in_the_morning_and_not_of_minutes() -> None:
    session = unsaved(at(15, 0), times_known=False)

    assert timing.moment(session, 1440) == at(14, 10)
    assert timing.moment(session, 30) is None


def test_the_three_reminders_come_once_each_and_none_after_the_start(registration: Registration) -> None:
    moments = [START - timedelta(days=8), at(8, 14), at(8, 15), at(14, 14), at(15, 13, 31), at(15, 13, 40), START]
    sent = []
    for moment in moments:
        remind(now=moment)
        sent.append(Letter.objects.filter(kind=LetterKind.REMINDER).count())

    assert sent == [0, 1, 1, 2, 3, 3, 3]


def test_after_a_day_without_power_people_are_reminded_once_not_three_times(registration: Registration) -> None:
    remind(now=START - timedelta(minutes=20))

    assert Letter.objects.filter(kind=LetterKind.REMINDER).count() == 1
    assert Letter.objects.get(kind=LetterKind.REMINDER).occasion.startswith("30.")


def test_who_registers_after_the_moment_has_just_been_written_to(session: Session) -> None:
    a_place(session, now=START - timedelta(days=3))

    assert remind(now=START - timedelta(days=3)) == 0
    assert remind(now=START - timedelta(hours=23)) == 1


def test_nobody_is_reminded_of_what_they_gave_back_or_the_town_called_off(
    session: Session, registration: Registration
) -> None:
    a_place(session, "second", now=START - timedelta(days=20))
    cancel_place(registration_id=registration.pk, now=START - timedelta(days=9))
    assert remind(now=at(8, 14)) == 1

    Session.objects.update(status=SessionStatus.CANCELLED)
    assert remind(now=at(14, 14)) == 0


def test_a_moved_session_is_reminded_of_anew(registration: Registration) -> None:
    remind(now=at(8, 14))
    Session.objects.update(starts_at=START + timedelta(days=14), ends_at=START + timedelta(days=14, hours=1))

    assert remind(now=at(8, 14) + timedelta(days=14)) == 1


def test_a_family_gets_one_reminder(session: Session) -> None:
    a_place(session, now=START - timedelta(days=20), companions=[Companion("たろう"), Companion("じろう")])

    assert remind(now=at(14, 14)) == 1


def test_staff_say_when_and_what_and_who_is_called(session: Session, settings: Any) -> None:
    a_place(session, now=START - timedelta(days=20), letters_in=LetterWords.EASY)
    by_phone = a_place(session, "phone", now=START - timedelta(days=20), contact=ContactPoint(phone="0267123456"))
    planned = [Planned(3 * 1440, "メモをご用意ください。", "紙とペンを用意してください。"), Planned(60)]
    keep_plan(page_id=session.page_id, given=USUAL | {"calls_too": True}, reminders=planned)
    mail.outbox.clear()

    assert remind(now=at(8, 14)) == 0
    assert remind(now=at(12, 14)) == 2

    letters = Letter.objects.filter(kind=LetterKind.REMINDER)
    assert {letter.occasion for letter in letters} == {"4320.202612150500"}
    assert [letter.registration for letter in calls_to_make()] == [by_phone]


def test_thanks_come_once_after_the_end_and_can_be_left_out(session: Session, registration: Registration) -> None:
    ends = session.ends_at
    assert thank(now=ends + timedelta(minutes=10)) == 0
    assert [thank(now=ends + timedelta(hours=hours)) for hours in (2, 3)] == [1, 0]

    Letter.objects.filter(kind=LetterKind.THANKS).delete()
    keep_plan(page_id=session.page_id, given=USUAL | {"thanks": False}, reminders=[])
    assert thank(now=ends + timedelta(hours=4)) == 0
    assert thank(now=ends + timedelta(days=9)) == 0


def test_whoever_stopped_reminders_gets_none_and_still_hears_what_matters(registration: Registration) -> None:
    Registration.objects.update(wants_reminders=False)

    assert remind(now=at(14, 14)) == 0
    write(registration, LetterKind.RESCHEDULED, now=at(14, 14))
    assert len(mail.outbox) == 1


def test_at_night_letters_wait_for_the_morning_but_answers_and_what_is_urgent_do_not(
    registration: Registration, settings: Any
) -> None:
    settings.ENGAWA_QUIET_FROM, settings.ENGAWA_QUIET_UNTIL = 21, 8
    write(registration, LetterKind.RESCHEDULED, now=at(10, 23))
    write(registration, LetterKind.CHANGED, now=at(10, 23))
    assert [message.subject.partition("：")[0] for message in mail.outbox] == ["申し込みを変更しました"]

    held = Letter.objects.get(kind=LetterKind.RESCHEDULED)
    assert held.due_at == at(11, 8)
    assert held not in overdue(at(11, 7, 59))
    assert held in overdue(at(11, 8))
    assert times.due(LetterKind.CALLED_OFF, now=at(15, 5), needed_by=at(15, 9)) is None


def test_a_reminder_that_waited_too_long_in_the_queue_is_not_sent(registration: Registration) -> None:
    """The session of this test began before the worker came to the letter."""
    Session.objects.update(starts_at=NOON - timedelta(days=300), ends_at=NOON - timedelta(days=299))
    late = Letter.objects.create(registration=registration, kind=LetterKind.REMINDER, created_at=NOON)

    send_letter.call(late.pk)

    assert mail.outbox == []
    assert not Letter.objects.filter(kind=LetterKind.REMINDER).exists()


def test_the_chore_does_both(registration: Registration, settings: Any) -> None:
    assert settings.ENGAWA_CHORES["remind"] == 60
    call_command("remind")
