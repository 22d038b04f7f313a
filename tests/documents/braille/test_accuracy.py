"""Braille drafts against 147 real sentences (tests/bench/braille_words); no rule was made for half of the sources."""

import pytest

from accessibility.readings import table
from tests.bench.braille_accuracy import HALVES, judge, plain, readings, share_of_words, share_read_right, share_right

pytestmark = pytest.mark.django_db
LEAST_SENTENCES = 70


@pytest.fixture(autouse=True)
def _own_table() -> None:
    table.forget()


def test_of_sentences_that_we_looked_at_92_in_100_need_no_proof_reader() -> None:
    judged = judge("tuned")
    assert len(judged) >= LEAST_SENTENCES
    assert share_right(judged) >= 92, [str(each) for each in judged if not each.is_right]


def test_of_sentences_held_out_80_in_100_need_none_and_96_words_in_100_are_whole() -> None:
    """What fails is not shown on purpose: whoever sees it tunes for it."""
    judged = judge("held-out")
    assert len(judged) >= LEAST_SENTENCES
    assert share_right(judged) >= 80
    assert share_read_right(judged) >= 86
    assert share_of_words(judged) >= 96


def test_the_halves_share_neither_sentences_nor_sources() -> None:
    texts, sources = ([{getattr(each, name) for each in judge(half)} for half in HALVES] for name in ("text", "source"))
    assert not texts[0] & texts[1]
    assert not sources[0] & sources[1]


def test_a_wrong_blank_and_a_wrong_letter_are_judged_wrong() -> None:
    right = {plain(each) for each in readings("サンカ{ヒワ|ヒ ワ} 500エンデス。")}
    assert right == {"サンカヒワ 500エンデス", "サンカヒ ワ 500エンデス"}
    assert plain("サンカヒワ、500エンデス。") in right
    assert plain("サンカヒワ 500 エンデス") not in right
    assert plain("サンカヒハ 500エンデス") not in right
