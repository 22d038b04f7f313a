"""Promises about names: as people type them, and nothing else in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from residents.names import holds_an_address, in_one_line


@pytest.mark.parametrize(
    "name", ["あ", "髙﨑 﨑子", "ﾔﾏﾀﾞ", "辻\U000e0100", "寿限無" * 20, "👨‍👩‍👧", "A.Smith", "M・リー", "花子（孫）"]
)
def test_a_name_stays_as_it_was_typed(name: str) -> None:
    assert in_one_line(name) == name
    assert not holds_an_address(name)


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\u200b", "\ufeff", "\x00", "\x1b", "\u00ad", "\udc80"])
def test_signs_that_nobody_sees_do_not_come_along(hidden: str) -> None:
    assert in_one_line(f"は{hidden}なこ") == "はなこ"
    assert in_one_line(hidden) == ""


@pytest.mark.parametrize("blank", ["\u3164", "\u2800", "\u200d", " \u3000\u200b"])
def test_a_name_that_cannot_be_seen_is_none(blank: str) -> None:
    assert in_one_line(blank) == ""


@pytest.mark.parametrize(
    "lure", ["http://evil.example", "ｈｔｔｐｓ：／／evil", "当選 www.evil.example", "evil.example/x"]
)
def test_an_address_is_no_name(lure: str) -> None:
    assert holds_an_address(lure)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_one_line_and_reading_it_again_changes_nothing(typed: str) -> None:
    line = in_one_line(typed)
    assert len((line or "x").splitlines()) == 1
    assert in_one_line(line) == line
