"""Where each part begins in somebody's reading, guessed from lengths and silences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessibility.speech.alignment import Silence, beginnings, beginnings_of_groups, ends, time_in_words, time_typed


def test_an_even_reading_without_a_pause_is_parted_by_length() -> None:
    assert beginnings([10, 20, 30], [], start=0, end=60) == [0, 10, 30]


def test_beginnings_are_set_after_the_silences_nearby() -> None:
    silences = [Silence(11.0, 12.4), Silence(20.0, 20.3), Silence(32.0, 33.5)]
    assert beginnings([10, 20, 30], silences, start=0, end=62) == [0, 12.4, 33.5]


def test_a_long_silence_counts_more_than_a_breath_that_is_nearer() -> None:
    silences = [Silence(9.7, 10.0), Silence(11.0, 12.5)]
    assert beginnings([10, 20], silences, start=0, end=30) == [0, 12.5]


def test_somebody_who_starts_slowly_and_hurries_at_the_end_is_followed() -> None:
    silences = [Silence(13.5, 15.0), Silence(28.0, 29.5), Silence(41.0, 42.0)]
    assert beginnings([10, 10, 10, 10], silences, start=0, end=50) == [0, 15.0, 29.5, 42.0]


def test_headings_are_found_by_their_sentences_where_nobody_pauses_longer_before_them() -> None:
    lengths = [[2, 5, 3], [1, 4, 6, 2], [1, 7]]
    silences, at, begun = [], 0.0, []
    for number, length in enumerate([length for group in lengths for length in group]):
        begun.append(at)
        at += length * (1.1 if number % 2 else 0.95)
        silences += [Silence(at - length * 0.4, at - length * 0.4 + 0.3), Silence(at, at + 0.6)]
        at += 0.6
    assert beginnings_of_groups(lengths, silences, end=at) == pytest.approx([0.0, begun[3], begun[7]])


def test_nothing_to_part_and_one_part_alone() -> None:
    assert beginnings([], [], start=0, end=9) == []
    assert beginnings([3], [Silence(1, 2)], start=0.5, end=9) == [0.5]


def test_a_part_ends_where_the_silence_before_the_next_one_begins() -> None:
    assert ends([0, 12.4], [Silence(11.0, 12.4)], end=20) == [11.0, 20]


@given(
    st.lists(st.floats(0, 300), max_size=30),
    st.lists(st.tuples(st.floats(0, 600), st.floats(0.25, 9)), max_size=60),
    st.floats(0, 900),
)
def test_whatever_was_read_beginnings_go_forward_and_stay_inside(lengths, pauses, end) -> None:
    silences = [Silence(at, at + long) for at, long in sorted(pauses)]
    found = beginnings(lengths, silences, start=0.0, end=end)
    assert len(found) == len(lengths)
    assert found == sorted(found)
    assert all(-0.001 <= at <= end + 0.001 for at in found)
    assert all(stop >= at for at, stop in zip(found, ends(found, silences, end=end), strict=True))


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("1:23", 83), ("１：２３．４", 83.4), ("83", 83), (" 0:05.5 ", 5.5), ("1:02:03", 3723), ("75:10", 4510),
        ("1:75", None), ("", None), ("いち", None), ("-3", None), ("1:2:3:4", None), ("1e9", None), ("nan", None),
    ],
)  # fmt: skip
def test_times_are_read_however_they_are_typed(typed: str, seconds: float | None) -> None:
    assert time_typed(typed) == seconds


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0:00.0"), (83.44, "1:23.4"), (59.96, "1:00.0"), (3723.5, "1:02:03.5")]
)
def test_times_are_shown_as_players_show_them(seconds: float, words: str) -> None:
    assert time_in_words(seconds) == words
    assert time_typed(words) == pytest.approx(seconds, abs=0.06)
