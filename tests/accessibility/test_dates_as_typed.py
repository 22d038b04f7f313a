"""Promises to people who type dates: every usual way is read, and nothing is guessed."""

import re
from contextlib import suppress
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessibility.dates import japanese_date
from accessibility.dates_as_typed import TimeOfDay, UnreadableError, read_date, read_moment, read_time

JAPAN = ZoneInfo("Asia/Tokyo")
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=JAPAN)
FIFTH = date(2026, 12, 5)


@pytest.mark.parametrize(
    "typed",
    [
        "令和8年12月5日", "令和８年十二月五日", "R8.12.5", "r8/12/5", "Ｒ８．１２．５", "㋿8年12月5日", "令8.12.5",
        "2026年12月5日（土曜日）",
        "2026-12-05", "２０２６／１２／５", "20261205", "12/5", "１２／５", "12月5日(土)", "12-5", "12.5",
        "二〇二六年十二月五日",
        "2026.12.5(土・祝)", " 12 月 5 日 ", "西暦2026年12月5日",
    ],
)  # fmt: skip
def test_one_day_typed_in_many_ways(typed: str) -> None:
    assert read_date(typed, today=TODAY) == FIFTH


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1/5", date(2027, 1, 5)),
        ("2/29", date(2028, 2, 29)),
        ("11/22", TODAY),
        ("来年1月5日", date(2027, 1, 5)),
        ("令和元年5月1日", date(2019, 5, 1)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("S64.1.7", date(1989, 1, 7)),
        ("明日", date(2026, 11, 23)),
        ("", None),
    ],
)
def test_days_without_a_year_are_the_next_ones_and_eras_keep_theirs(typed: str, day: date | None) -> None:
    assert read_date(typed, today=TODAY) == day


@pytest.mark.parametrize(
    "typed", ["2/30", "13/1", "2027/2/29", "12.5.6.7", "令和99年", "あしたごろ", "5/12/2026", "9" * 99, "9999-01-01"]
)
def test_what_can_be_no_day_is_refused_in_words(typed: str) -> None:
    with pytest.raises(UnreadableError, match="。"):
        read_date(typed, today=TODAY)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("午後2時半", TimeOfDay(time(14, 30))),
        ("14:00", TimeOfDay(time(14, 0))),
        ("１４：００", TimeOfDay(time(14, 0))),
        ("1400", TimeOfDay(time(14, 0))),
        ("二十三時", TimeOfDay(time(23, 0))),
        ("十時半", TimeOfDay(time(10, 30))),
        ("正午", TimeOfDay(time(12, 0))),
        ("午前0時", TimeOfDay(time(0, 0))),
        ("24:00", TimeOfDay(time(0, 0), days_later=1)),
        ("25:30", TimeOfDay(time(1, 30), days_later=1)),
    ],
)
def test_times_of_day(typed: str, at: TimeOfDay) -> None:
    assert read_time(typed) == at


@pytest.mark.parametrize("typed", ["午後12時", "午前12時", "午前13時", "31:00", "14:60", "9", "2時ごろ"])
def test_a_time_that_could_be_two_is_no_time(typed: str) -> None:
    with pytest.raises(UnreadableError):
        read_time(typed)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("令和8年12月5日（土）午後2時半", datetime(2026, 12, 5, 14, 30, tzinfo=JAPAN)),
        ("12/5 14:00", datetime(2026, 12, 5, 14, 0, tzinfo=JAPAN)),
        ("2026-12-05T14:00", datetime(2026, 12, 5, 14, 0, tzinfo=JAPAN)),
        ("2026-12-05 14:00:00", datetime(2026, 12, 5, 14, 0, tzinfo=JAPAN)),
        ("１２月５日　１４時", datetime(2026, 12, 5, 14, 0, tzinfo=JAPAN)),
        ("R8.12.31 25:30", datetime(2027, 1, 1, 1, 30, tzinfo=JAPAN)),
        ("2028/2/28 24:00", datetime(2028, 2, 29, 0, 0, tzinfo=JAPAN)),
    ],
)
def test_a_day_and_a_time_together(typed: str, moment: datetime) -> None:
    assert read_moment(typed, now=NOW) == moment


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2月30日 10:00", "「2月30日」は暦にない日付です。"),
        ("12/5 31:00", "「31:00」は時計にない時刻です。"),
        ("12/5 午後12時", "昼の12時か夜の12時か"),
        ("12月5日ごろ", "日時として読めません"),
        ("12/5", "日時として読めません"),
    ],
)
def test_what_is_wrong_with_a_moment_is_named(typed: str, words: str) -> None:
    with pytest.raises(UnreadableError, match=re.escape(words)):
        read_moment(typed, now=NOW)


@given(st.dates(date(1927, 1, 1), date(2100, 1, 1)))
def test_what_our_own_pages_say_is_read_back(day: date) -> None:
    said = japanese_date(day)
    without_western_year = said.partition("（")[0] + said.partition("）")[2]

    assert read_date(without_western_year, today=TODAY) == day


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused_and_nothing_else_happens(text: str) -> None:
    for read in (lambda: read_date(text, today=TODAY), lambda: read_time(text), lambda: read_moment(text, now=NOW)):
        with suppress(UnreadableError):
            read()
