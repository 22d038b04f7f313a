"""Promises about the cookie that carries a person's choices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessibility.preferences import CHOICES, DEFAULT, LONGEST_COOKIE, DisplayPreferences

LONGEST = {name: max(values, key=len) for name, values in CHOICES.items()}


def any_choices() -> st.SearchStrategy[DisplayPreferences]:
    return st.builds(DisplayPreferences, **{name: st.sampled_from(values) for name, values in CHOICES.items()})


@given(any_choices())
def test_every_combination_comes_back_from_the_cookie_as_it_was_chosen(preferences):
    assert DisplayPreferences.from_cookie(preferences.to_cookie()) == preferences


@given(st.text(max_size=2000) | st.text("textlinewordligh=&%0123456789onwider;", max_size=2000))
def test_whatever_stands_in_a_cookie_leaves_only_valid_choices(cookie):
    choices = DisplayPreferences.from_cookie(cookie).choices
    assert all(choices[name] in values for name, values in CHOICES.items())


def test_a_huge_cookie_is_not_read():
    assert DisplayPreferences.from_cookie("text=200&" * 10_000) == DEFAULT


def test_the_longest_choice_fits_and_none_costs_nothing():
    assert len(DisplayPreferences(**LONGEST).to_cookie()) <= LONGEST_COOKIE
    assert DEFAULT.to_cookie() == ""


@pytest.mark.parametrize(
    ("cookie", "now"),
    [
        ("furigana=on", {"furigana": "all"}),
        ("spacing=wider", dict.fromkeys(("line", "paragraph", "letter", "word"), "wider")),
        ("spacing=wide&word=normal", {"line": "wide", "paragraph": "wide", "letter": "wide"}),
    ],
    ids=["furigana", "spacing", "spacing but one"],
)
def test_a_cookie_of_last_year_is_still_understood(cookie, now):
    assert DisplayPreferences.from_cookie(cookie).differences == now


@pytest.mark.parametrize(
    ("light", "device", "is_light"),
    [("auto", "on", True), ("auto", "", False), ("off", "on", False), ("on", "", True), ("auto", "?1\x00", False)],
)
def test_the_device_s_wish_to_save_data_holds_until_the_person_chooses(light, device, is_light):
    assert DisplayPreferences(light=light, save_data=device).is_light is is_light


def test_only_looks_become_attributes_and_only_where_they_differ():
    assert DEFAULT.looks == {}
    assert DisplayPreferences(text="200", furigana="all", light="on").looks == {"text": "200", "furigana": "all"}
