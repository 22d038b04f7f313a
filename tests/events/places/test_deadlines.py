"""Promises about the time to answer."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from events.places.deadlines import TOO_LATE_TO_ASK, answer_by

TOKYO = timezone.get_default_timezone()


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("now", "starts_at", "until"),
    [
        (at(1, 10), at(20, 10), at(3, 10)),
        (at(1, 10, 20), at(20, 10), at(3, 11)),
        (at(1, 23), at(20, 10), at(4, 12)),
        (at(1, 3), at(20, 10), at(3, 12)),
        # Nearer to the session there is less time, so that the next one can be asked too.
        (at(1, 10), at(3, 10), at(2, 10)),
        (at(1, 20), at(2, 14), at(2, 9)),
        (at(1, 20), at(2, 10), at(2, 3)),
        (at(1, 10), at(1, 15), None),
    ],
    ids=["two days", "to the full hour", "not at night", "not before noon", "half", "the morning", "one night", "none"],
)
def test_the_time_to_answer_suits_people_who_sleep(now: datetime, starts_at: datetime, until: datetime | None) -> None:
    assert answer_by(now=now, starts_at=starts_at, hours=48) == until


@given(st.integers(0, 60 * 24 * 400), st.integers(1, 400))
def test_no_offer_outlasts_the_start_and_none_is_over_at_once(minutes: int, hours: int) -> None:
    now = at(1, 0) + timedelta(minutes=minutes % 1440)
    starts_at = now + timedelta(minutes=minutes)

    until = answer_by(now=now, starts_at=starts_at, hours=hours)

    assert (until is None) == (timedelta(minutes=minutes) < TOO_LATE_TO_ASK)
    assert until is None or now < until < starts_at
