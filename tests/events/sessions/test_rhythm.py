"""Promises of a series: which days it means, holidays and the year's end included."""

from datetime import date

import jpholiday
import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.sessions.choices import OnHoliday, Rhythm
from events.sessions.rhythm import LAST_WEEK, MOST, Rule, days_of


def held(rule: Rule) -> list[date]:
    return [day.day for day in days_of(rule) if day.day]


def test_a_weekly_salon_rests_at_the_turn_of_the_year_and_says_so() -> None:
    days = days_of(Rule(Rhythm.WEEKLY, date(2026, 12, 19), last_on=date(2027, 1, 16)))

    assert [(day.slot.day, bool(day.day), day.why) for day in days] == [
        (19, True, ""),
        (26, True, ""),
        (2, False, "年末年始"),
        (9, True, ""),
        (16, True, ""),
    ]


def test_every_other_week_on_two_weekdays() -> None:
    rule = Rule(Rhythm.WEEKLY, date(2027, 6, 1), every=2, weekdays=(1, 3), times=4)

    assert held(rule) == [date(2027, 6, 1), date(2027, 6, 3), date(2027, 6, 15), date(2027, 6, 17)]


@pytest.mark.parametrize(
    ("on_holiday", "days"),
    [
        (OnHoliday.SKIP, [date(2026, 12, 14), date(2027, 2, 8)]),
        (OnHoliday.LATER, [date(2026, 12, 14), date(2027, 1, 12)]),
        (OnHoliday.HOLD, [date(2026, 12, 14), date(2027, 1, 11)]),
    ],
)
def test_a_second_monday_that_is_a_holiday(on_holiday: OnHoliday, days: list[date]) -> None:
    """成人の日 is always a second Monday."""
    rule = Rule(Rhythm.MONTHLY_WEEKDAY, date(2026, 12, 14), times=2, on_holiday=on_holiday)

    assert held(rule) == days


def test_golden_week_moves_to_the_day_after_all_of_it() -> None:
    """5月3日 to 5日 are holidays, and in 2026 the 6th stands in for one of them."""
    rule = Rule(Rhythm.WEEKLY, date(2026, 5, 4), times=1, on_holiday=OnHoliday.LATER)

    assert held(rule) == [date(2026, 5, 7)]


def test_the_fifth_saturday_is_taken_for_the_last() -> None:
    rule = Rule(Rhythm.MONTHLY_WEEKDAY, date(2026, 10, 31), times=3)

    assert held(rule) == [date(2026, 10, 31), date(2026, 11, 28), date(2026, 12, 26)]
    assert held(Rule(Rhythm.MONTHLY_WEEKDAY, date(2026, 10, 1), times=2, weekdays=(5,), week_of_month=LAST_WEEK)) == [
        date(2026, 10, 31),
        date(2026, 11, 28),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 2, 29), date(2028, 3, 29)),
    ],
)
def test_the_last_days_of_short_months_and_leap_years(first: date, second: date) -> None:
    rule = Rule(Rhythm.MONTHLY_DATE, first, times=2, on_holiday=OnHoliday.HOLD)

    assert held(rule) == [first, second]


def test_days_left_out_do_not_count_as_times() -> None:
    rule = Rule(Rhythm.WEEKLY, date(2027, 6, 5), times=2, left_out=frozenset({date(2027, 6, 12)}))

    assert held(rule) == [date(2027, 6, 5), date(2027, 6, 19)]


@given(
    st.builds(
        Rule,
        rhythm=st.sampled_from(Rhythm),
        first_on=st.dates(date(2024, 1, 1), date(2040, 1, 1)),
        every=st.integers(1, 12),
        weekdays=st.lists(st.integers(0, 6), unique=True).map(tuple),
        last_on=st.dates(date(2024, 1, 1), date(2042, 1, 1)) | st.none(),
        times=st.integers(1, MOST) | st.none(),
        on_holiday=st.sampled_from(OnHoliday),
    )
)
def test_no_rule_runs_for_ever_doubles_a_day_or_breaks_its_word(rule: Rule) -> None:
    days = held(rule)

    assert len(days) == len(set(days)) <= MOST
    assert not any((day.month, day.day) in {(12, 31), (1, 1)} for day in days)
    if rule.on_holiday != OnHoliday.HOLD:
        assert not any(jpholiday.is_holiday(day) for day in days)
