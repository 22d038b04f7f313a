"""Promises of the pure rules."""

from datetime import UTC, date, datetime, timedelta

import pytest

from events import rules
from events.choices import Refusal, SessionStatus, SupportKind
from events.models import EventPage, Session, SupportOffer
from residents import references

# The rules are pure, but a Wagtail page asks for its content type when it is made.
pytestmark = pytest.mark.django_db

NOW = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)


def session_at(starts_in: timedelta, **fields: object) -> Session:
    starts_at = NOW + starts_in
    session = Session(starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), **fields)
    session.page = EventPage(title="サロン")
    return session


def test_joining_late_is_welcome() -> None:
    assert rules.refusal(session_at(timedelta(minutes=-30)), now=NOW) is None


def test_the_end_is_the_end_to_the_second() -> None:
    session = session_at(timedelta(hours=-1))

    assert rules.refusal(session, now=NOW) == Refusal.ENDED
    assert rules.refusal(session, now=NOW - timedelta(seconds=1)) is None


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"status": SessionStatus.CANCELLED}, Refusal.CANCELLED),
        ({"status": SessionStatus.POSTPONED}, Refusal.POSTPONED),
        ({"registration_closes_at": NOW}, Refusal.CLOSED),
    ],
)
def test_a_session_says_why_it_takes_nobody(fields: dict[str, object], reason: Refusal) -> None:
    assert rules.refusal(session_at(timedelta(days=1), **fields), now=NOW) == reason


def test_a_cancelled_session_stays_cancelled_after_its_end() -> None:
    session = session_at(timedelta(days=-2), status=SessionStatus.CANCELLED)

    assert rules.refusal(session, now=NOW) == Refusal.CANCELLED


def test_an_event_with_registration_elsewhere_takes_nobody_here() -> None:
    session = session_at(timedelta(days=1))
    session.page.takes_registrations = False

    assert rules.refusal(session, now=NOW) == Refusal.ELSEWHERE


def test_a_lowered_capacity_leaves_no_places_and_never_less() -> None:
    assert rules.places_left(3, 5) == 0


def test_support_can_be_asked_for_until_the_end_of_its_last_day_in_the_town() -> None:
    session = session_at(timedelta(days=10))
    offer = SupportOffer(kind=SupportKind.SIGN_LANGUAGE, ask_days_before=7)
    last_moment = datetime(2026, 12, 4, 14, 59, 59, tzinfo=UTC)

    assert rules.last_day_to_ask(offer, session) == date(2026, 12, 4)
    assert rules.can_still_ask(offer, session, now=last_moment)
    assert not rules.can_still_ask(offer, session, now=last_moment + timedelta(seconds=1))


def test_a_reference_is_read_as_people_write_it() -> None:
    reference = references.new_reference()
    full_width = reference.translate(str.maketrans("0123456789-", "０１２３４５６７８９ー"))

    assert references.read(f" {reference.replace('-', ' ')} ") == reference
    assert references.read(full_width) == reference


def test_a_slip_of_one_digit_or_two_swapped_ones_is_found() -> None:
    reference = references.new_reference()
    digits = reference.replace("-", "")
    for place in range(8):
        slip = digits[:place] + str((int(digits[place]) + 1) % 10) + digits[place + 1 :]
        assert references.read(slip) == ""
        swapped = digits[:place] + digits[place : place + 2][::-1] + digits[place + 2 :]
        assert references.read(swapped) == ("" if swapped != digits else reference)
