"""Promises about moments said relative to now."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from portal.demo.moments import UnreadableMomentError, closing, moment

JAPAN = ZoneInfo("Asia/Tokyo")
WEDNESDAY = datetime(2026, 11, 18, 10, 0, tzinfo=JAPAN)


def said(words: str, now: datetime = WEDNESDAY) -> str:
    """The start of a moment, as a clerk would write it."""
    return f"{moment(words, now=now).start.astimezone(JAPAN):%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("sat 10:00-11:30", "11-21 10:00"),
        ("sat +1 10:00-11:30", "11-28 10:00"),
        ("wed 14:00-15:00", "11-18 14:00"),
        ("wed 08:00-09:00", "11-25 08:00"),
        ("wed -1 08:00-09:00", "11-18 08:00"),
        ("thu -1 10:00-11:00", "11-12 10:00"),
        ("2nd sun 14:00-15:30", "12-13 14:00"),
        ("2nd sun +1 14:00-15:30", "01-10 14:00"),
        ("1st mon -1 09:00-10:00", "11-02 09:00"),
        ("slot 0 of 90", "11-18 09:00"),
        ("slot 1 of 90", "11-18 10:30"),
    ],
)
def test_words_mean_a_day_and_an_hour_in_japan(words: str, start: str) -> None:
    assert said(words) == start


@pytest.mark.parametrize("minutes", range(0, 24 * 60, 37))
def test_something_runs_at_every_minute_of_the_day(minutes: int) -> None:
    now = WEDNESDAY + timedelta(minutes=minutes)
    running = moment("slot 0 of 90", now=now)
    assert running.start <= now < running.end


@pytest.mark.parametrize("hours", range(0, 24 * 21, 13))
def test_what_comes_is_never_over_and_what_is_past_is_always_over(hours: int) -> None:
    now = WEDNESDAY + timedelta(hours=hours)
    for day in ("fri", "2nd sun"):
        assert moment(f"{day} 13:00-16:00", now=now).end > now
        assert moment(f"{day} -1 13:00-16:00", now=now).end <= now


def test_registration_closes_some_days_before_the_session() -> None:
    start = moment("sat 10:00-11:30", now=WEDNESDAY).start
    assert closing("8 days before 17:00", start=start) == datetime(2026, 11, 13, 17, 0, tzinfo=JAPAN)


@pytest.mark.parametrize("words", ["", "tomorrow", "sat 9:00-10:00", "5th sun 10:00-11:00", "slot of 90"])
def test_words_that_mean_nothing_stop_loudly(words: str) -> None:
    with pytest.raises(UnreadableMomentError):
        moment(words, now=WEDNESDAY)
