"""Promises about dates and times in Japanese words."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.template.loader import get_template
from django.utils import translation

from accessibility.dates import japanese_date, japanese_span, japanese_time
from accessibility.dates_in_english import english_span

TOKYO = ZoneInfo("Asia/Tokyo")


def at(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2026, 12, 5), "令和8年（2026年）12月5日（土曜日）"),
        (dt.date(2019, 5, 1), "令和元年（2019年）5月1日（水曜日）"),
        (dt.date(2019, 4, 30), "平成31年（2019年）4月30日（火曜日）"),
        (dt.date(1989, 1, 8), "平成元年（1989年）1月8日（日曜日）"),
        (dt.date(1989, 1, 7), "昭和64年（1989年）1月7日（土曜日）"),
        (dt.date(1926, 12, 25), "昭和元年（1926年）12月25日（土曜日）"),
        (dt.date(1926, 12, 24), "大正15年（1926年）12月24日（金曜日）"),
        (dt.date(1912, 7, 30), "大正元年（1912年）7月30日（火曜日）"),
        (dt.date(1912, 7, 29), "明治45年（1912年）7月29日（月曜日）"),
        (dt.date(1873, 1, 1), "明治6年（1873年）1月1日（水曜日）"),
        (dt.date(1872, 12, 31), "1872年12月31日（火曜日）"),
    ],
)
def test_every_day_has_the_era_it_had(day: dt.date, words: str) -> None:
    assert japanese_date(day) == words


def test_a_moment_late_in_utc_is_the_next_day_in_the_town() -> None:
    assert japanese_date(dt.datetime(2026, 12, 4, 16, tzinfo=dt.UTC)) == "令和8年（2026年）12月5日（土曜日）"


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
        (at(2026, 12, 5, 10), at(2026, 12, 5, 11, 30), "令和8年12月5日（土曜日）午前10時から11時30分まで"),
        (at(2026, 12, 5, 11, 30), at(2026, 12, 5, 12, 30), "令和8年12月5日（土曜日）午前11時30分から午後0時30分まで"),
        (at(2026, 12, 5, 10), at(2026, 12, 5, 12), "令和8年12月5日（土曜日）午前10時から正午まで"),
        (at(2026, 12, 5, 12), at(2026, 12, 5, 13), "令和8年12月5日（土曜日）正午から午後1時まで"),
        (at(2026, 12, 5, 0), at(2026, 12, 5, 6), "令和8年12月5日（土曜日）午前0時から6時まで"),
        (at(2026, 12, 5, 22), at(2026, 12, 6, 0), "令和8年12月5日（土曜日）午後10時から12月6日（日曜日）午前0時まで"),
        (
            at(2026, 12, 31, 22),
            at(2027, 1, 1, 1),
            "令和8年12月31日（木曜日）午後10時から令和9年1月1日（金曜日）午前1時まで",
        ),
        (at(2026, 12, 5, 10), None, "令和8年12月5日（土曜日）午前10時から"),
        (dt.date(2026, 12, 5), dt.date(2026, 12, 7), "令和8年12月5日（土曜日）から12月7日（月曜日）まで"),
        (dt.date(2026, 12, 5), None, "令和8年12月5日（土曜日）"),
        (dt.date(2026, 12, 5), dt.date(2026, 12, 5), "令和8年12月5日（土曜日）"),
    ],
)
def test_a_span_says_what_both_ends_share_once(start: dt.date, end: dt.date | None, words: str) -> None:
    assert japanese_span(start, end) == words


def test_a_span_from_a_time_to_a_bare_day_is_refused() -> None:
    with pytest.raises(TypeError):
        japanese_span(at(2026, 12, 5, 10), dt.date(2026, 12, 6))


def test_an_end_that_nobody_knows_is_said_to_be_unknown() -> None:
    words = "令和8年12月5日（土曜日）午前10時から（終わりは決まっていません）"
    assert japanese_span(at(2026, 12, 5, 10), open_end=True) == words
    assert japanese_span(dt.date(2026, 12, 5), open_end=True).endswith("（土曜日）から（終わりは決まっていません）")


def test_inside_a_sentence_the_year_is_left_out_unless_it_changes() -> None:
    assert japanese_span(at(2026, 12, 5, 10), at(2026, 12, 5, 12), year=False).startswith("12月5日（土曜日）")
    assert "令和9年1月1日" in japanese_span(dt.date(2026, 12, 31), dt.date(2027, 1, 1), year=False)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (at(2026, 12, 5, 10), at(2026, 12, 5, 11, 30), "Saturday 5 December 2026, 10 a.m. to 11:30 a.m."),
        (at(2026, 12, 5, 12), at(2026, 12, 5, 13), "Saturday 5 December 2026, noon to 1 p.m."),
        (
            at(2026, 12, 31, 22),
            at(2027, 1, 1, 0),
            "Thursday 31 December 2026, 10 p.m. to Friday 1 January 2027, midnight (start of the day)",
        ),
        (at(2026, 12, 5, 10), None, "From Saturday 5 December 2026, 10 a.m."),
        (dt.date(2026, 12, 5), dt.date(2026, 12, 7), "Saturday 5 December 2026 to Monday 7 December"),
        (dt.date(2026, 12, 5), None, "Saturday 5 December 2026"),
    ],
)
def test_the_same_in_english(start: dt.date, end: dt.date | None, words: str) -> None:
    assert english_span(start, end) == words


def test_the_words_follow_the_language_of_the_page() -> None:
    template = Template("{{ a|day_in_words }}|{{ t|time_in_words }}|{{ a|span_in_words:b }}|{{ none|day_in_words }}")
    context = Context({"a": dt.date(2026, 12, 5), "b": None, "t": dt.time(0, 5), "none": None})
    assert template.render(context) == "令和8年（2026年）12月5日（土曜日）|午前0時5分|令和8年12月5日（土曜日）|"
    with translation.override("en"):
        assert template.render(context) == "Saturday 5 December 2026|12:05 a.m.|Saturday 5 December 2026|"


def test_the_component_tells_machines_each_end() -> None:
    template = get_template("components/when/when.html")
    html = template.render({"start": at(2026, 12, 5, 10), "end": at(2026, 12, 5, 11, 30)})
    assert '<time datetime="2026-12-05T10:00+09:00">令和8年12月5日（土曜日）午前10時</time>から' in html
    assert '<time datetime="2026-12-05T11:30+09:00">11時30分</time>まで' in html
