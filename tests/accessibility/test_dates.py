"""Promises about dates and times in Japanese words."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template

from accessibility.dates import japanese_date, japanese_span, japanese_time

TOKYO = ZoneInfo("Asia/Tokyo")


def at(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2026, 12, 5), "令和8年（2026年）12月5日 土曜日"),
        (dt.date(2019, 5, 1), "令和元年（2019年）5月1日 水曜日"),
        (dt.date(2019, 4, 30), "平成31年（2019年）4月30日 火曜日"),
        (dt.date(1989, 1, 8), "平成元年（1989年）1月8日 日曜日"),
        (dt.date(1989, 1, 7), "昭和64年（1989年）1月7日 土曜日"),
        (dt.date(1926, 12, 25), "昭和元年（1926年）12月25日 土曜日"),
        (dt.date(1926, 12, 24), "大正15年（1926年）12月24日 金曜日"),
        (dt.date(1912, 7, 30), "大正元年（1912年）7月30日 火曜日"),
        (dt.date(1912, 7, 29), "明治45年（1912年）7月29日 月曜日"),
        (dt.date(1873, 1, 1), "明治6年（1873年）1月1日 水曜日"),
        (dt.date(1872, 12, 31), "1872年12月31日 火曜日"),
    ],
)
def test_every_day_has_the_era_it_had(day: dt.date, words: str) -> None:
    assert japanese_date(day) == words


def test_a_moment_late_in_utc_is_the_next_day_in_the_town() -> None:
    assert japanese_date(dt.datetime(2026, 12, 4, 16, tzinfo=dt.UTC)) == "令和8年（2026年）12月5日 土曜日"


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (dt.time(10, 30), "午前10時30分"),
        (dt.time(0, 0), "午前0時"),
        (dt.time(0, 5), "午前0時5分"),
        (dt.time(12, 0), "正午"),
        (dt.time(12, 30), "午後0時30分"),
        (dt.time(23, 59), "午後11時59分"),
    ],
)
def test_times_are_said_in_halves_of_the_day(time: dt.time, words: str) -> None:
    assert japanese_time(time) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (at(2026, 12, 5, 10), at(2026, 12, 5, 11, 30), "令和8年（2026年）12月5日 土曜日、午前10時から午前11時30分まで"),
        (at(2026, 12, 5, 10), at(2026, 12, 5, 12), "令和8年（2026年）12月5日 土曜日、午前10時から正午まで"),
        (
            at(2026, 12, 5, 22),
            at(2026, 12, 6, 0),
            "令和8年（2026年）12月5日 土曜日、午後10時から、12月6日 日曜日、午前0時まで",
        ),
        (
            at(2026, 12, 31, 22),
            at(2027, 1, 1, 1),
            "令和8年（2026年）12月31日 木曜日、午後10時から、令和9年（2027年）1月1日 金曜日、午前1時まで",
        ),
        (at(2026, 12, 5, 10), None, "令和8年（2026年）12月5日 土曜日、午前10時から"),
        (dt.date(2026, 12, 5), dt.date(2026, 12, 7), "令和8年（2026年）12月5日 土曜日から12月7日 月曜日まで"),
        (dt.date(2026, 12, 5), None, "令和8年（2026年）12月5日 土曜日"),
    ],
)
def test_a_span_says_what_both_ends_share_once(start: dt.date, end: dt.date | None, words: str) -> None:
    assert japanese_span(start, end) == words


def test_a_span_from_a_time_to_a_bare_day_is_refused() -> None:
    with pytest.raises(TypeError):
        japanese_span(at(2026, 12, 5, 10), dt.date(2026, 12, 6))


def test_templates_have_the_same_words_and_say_nothing_for_nothing() -> None:
    template = Template("{{ a|japanese_date }}|{{ t|japanese_time }}|{{ a|japanese_span:b }}|{{ none|japanese_date }}")
    words = template.render(Context({"a": dt.date(2026, 12, 5), "b": None, "t": dt.time(0, 0), "none": None}))
    assert words == "令和8年（2026年）12月5日 土曜日|午前0時|令和8年（2026年）12月5日 土曜日|"
