"""Speech against 331 real strings (tests/bench/spoken_words), the sources of half of which no rule was made for."""

import pytest

from accessibility.readings import table
from tests.bench.speech_accuracy import HALVES, folded, judge, share

pytestmark = pytest.mark.django_db
LEAST_STRINGS = 150


@pytest.fixture(autouse=True)
def _own_table() -> None:
    table.forget()


def test_95_of_100_strings_that_we_looked_at_are_said_as_listeners_expect() -> None:
    judged = judge("tuned")
    assert len(judged) >= LEAST_STRINGS
    assert share(judged) >= 95, [str(each) for each in judged if not each.is_right]


def test_88_of_100_strings_held_out_are_said_as_listeners_expect() -> None:
    """What fails is not shown on purpose: whoever sees it tunes for it."""
    judged = judge("held-out")
    assert len(judged) >= LEAST_STRINGS
    assert share(judged) >= 88


def test_the_halves_share_neither_strings_nor_sources() -> None:
    texts, sources = ([{getattr(each, name) for each in judge(half)} for half in HALVES] for name in ("text", "source"))
    assert not texts[0] & texts[1]
    assert not sources[0] & sources[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("とうきょう", "トーキョー"),
        ("せいねんがっぴ", "セーネンガッピ"),
        ("つづき", "ツズキ"),
        ("じゅっぷん", "ジップン"),
    ],
)
def test_one_sound_is_judged_alike_however_it_is_written(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_a_wrong_reading_is_judged_wrong() -> None:
    assert folded("ひとり") != folded("いちにん")
