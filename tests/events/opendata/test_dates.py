"""Promises about dates and times as towns write them."""

import contextlib
from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.opendata.dates import Period, UnreadableDateError, parse_date, parse_period, parse_time


@pytest.mark.parametrize(
    "text",
    [
        "2022-02-13", "2022/2/13", "20220213", "2022.2.13", "令和4年2月13日", "令和４年２月１３日（日）", "R4.2.13",
        "2022年2月13日 日曜日", "２０２２／０２／１３", " 2022-02-13 ",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert parse_date(text) == date(2022, 2, 13)


def test_the_first_year_of_an_era_may_be_called_gannen() -> None:
    assert parse_date("令和元年5月1日") == date(2019, 5, 1)


@pytest.mark.parametrize("text", ["", " ", "　"])
def test_a_blank_is_no_day(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize("text", ["2023-02-30", "令和5年13月1日", "0001-01-01", "9999-12-31", "毎週日曜日", "2022-2"])
def test_what_is_no_day_is_said_in_words(text: str) -> None:
    with pytest.raises(UnreadableDateError, match="「"):
        parse_date(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022-02-13", date(2022, 2, 13), date(2022, 2, 13)),
        ("令和4年2月", date(2022, 2, 1), date(2022, 2, 28)),
        ("令和4年4月下旬", date(2022, 4, 21), date(2022, 4, 30)),
        ("2022年3月中旬から下旬", date(2022, 3, 11), date(2022, 3, 31)),
        ("2022/2/1～2022/2/20", date(2022, 2, 1), date(2022, 2, 20)),
        ("令和4年2月1日から2月20日まで", date(2022, 2, 1), date(2022, 2, 20)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, first: date, last: date) -> None:
    assert parse_period(text) == Period(first, last)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13:30", time(13, 30)), ("9:05:00", time(9, 5)), ("午後1時半", time(13, 30)), ("正午", time(12)),
        ("１３：３０", time(13, 30)), ("午前10時", time(10)), ("24:00", time(23, 59)), ("", None),
        ("9時5分", time(9, 5)),
    ],
)  # fmt: skip
def test_a_time_is_read_however_it_is_written(text: str, expected: time | None) -> None:
    assert parse_time(text) == expected


@pytest.mark.parametrize("text", ["25:00", "10:75", "詳細はホームページ", "朝"])
def test_what_is_no_time_is_said_in_words(text: str) -> None:
    with pytest.raises(UnreadableDateError):
        parse_time(text)


_DATE_LIKE = st.text("0123456789０-/.年月日令和平成昭元RHS上中下旬頃から~まで午前後時分半: 　（）日", max_size=70)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(), _DATE_LIKE))
def test_no_text_whatever_breaks_the_parsers(text: str) -> None:
    for parse in (parse_date, parse_period, parse_time):
        with contextlib.suppress(UnreadableDateError):
            parse(text)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)))
def test_every_day_written_in_reiwa_or_iso_comes_back(day: date) -> None:
    assert parse_date(day.isoformat()) == day
    if day.year > 2019:
        assert parse_date(f"令和{day.year - 2018}年{day.month}月{day.day}日") == day
