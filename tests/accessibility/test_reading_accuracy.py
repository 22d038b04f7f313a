"""Furigana against 430 fragments of event files (tests/bench/reading_words), half of which no rule was made for."""

import pytest

from accessibility.readings import table
from tests.bench.reading_accuracy import judge, share

pytestmark = pytest.mark.django_db
LEAST_WORDS = 300


@pytest.fixture(autouse=True)
def _own_table() -> None:
    table.forget()


def test_97_of_100_words_that_we_looked_at_have_the_right_ruby() -> None:
    judged = judge("tuned")
    assert len(judged) >= LEAST_WORDS
    assert share(judged) >= 97, [str(each) for each in judged if not each.is_right]


def test_94_of_100_words_held_out_have_the_right_ruby() -> None:
    """What fails is not shown on purpose: whoever sees it tunes for it."""
    judged = judge("held-out")
    assert len(judged) >= LEAST_WORDS
    assert share(judged) >= 94


def test_a_reading_on_the_wrong_characters_counts_as_wrong() -> None:
    from_other_half = {each.fragment for each in judge("tuned")} & {each.fragment for each in judge("held-out")}
    assert not from_other_half
