"""Promises of everything that reads what people type: no words make it fall over or think for long."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessibility.dates_as_typed import read_date, read_moment, read_time
from accessibility.spreadsheets import STARTS_A_FORMULA, harmless
from events.opendata.dates import parse_date, parse_period, parse_time
from events.places.people import people_in
from residents import references
from residents.contact_points import ContactPoint
from residents.folding import digits_in, folded, is_number
from residents.names import holds_an_address, in_one_line
from residents.outbox.simple_html import simple_html

TODAY = date(2026, 12, 31)
NOW = datetime(2026, 12, 31, 23, 59, 59, tzinfo=ZoneInfo("Asia/Tokyo"))
READERS: list[Callable[[str], Any]] = [
    lambda text: ContactPoint.parse(text, by_post=True),
    lambda text: read_date(text, today=TODAY),
    lambda text: read_moment(text, now=NOW),
    read_time,
    parse_date,
    parse_period,
    parse_time,
    people_in,
    references.read,
    references.spoken,
    folded,
    digits_in,
    is_number,
    in_one_line,
    holds_an_address,
    lambda text: simple_html(text, title=text, language="ja"),
]
# What makes a careless pattern try every way of cutting it up.
LONG = (
    "0",
    "-",
    "@",
    "a.",
    "a@a.",
    "（",
    "令和",
    "〒",
    "\u3000",
    "１",
    "年",
    "http://",
    "=",
    "\u202e",
    "・",
    "，（あ",
    "あ（",
)
"""Three thousand of each, with an end that fits nothing."""


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_whatever_is_typed_is_read_or_not_understood(text: str) -> None:
    for read in READERS:
        # A refusal in words; anything else is a fault.
        with suppress(ValueError):
            read(text)


@pytest.mark.parametrize("part", LONG)
def test_nothing_that_is_typed_keeps_the_house_thinking(part: str) -> None:
    for read in READERS:
        began = time.process_time()
        with suppress(ValueError):
            read(part * 3_000 + "!")
        assert time.process_time() - began < 1, (read, part)


@pytest.mark.parametrize("sign", [*STARTS_A_FORMULA, *"＝＋－＠", "\n=", " \t="])
def test_no_cell_of_a_table_begins_a_formula(sign: str) -> None:
    assert harmless(f"{sign}cmd|' /C calc'!A0").startswith("'")
    assert harmless("山田＝花子") == "山田＝花子"
