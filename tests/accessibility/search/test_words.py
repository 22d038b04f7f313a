"""Promises about cutting Japanese into words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessibility.search.synonyms import SynonymFileError, read_groups
from accessibility.search.words import index_words, letters, pairs_of_all, question_words


@pytest.mark.parametrize(("one", "other"), [("ひきこもり", "引き籠もり"), ("ｻﾛﾝ", "サロン"), ("こども", "子供")])
def test_spellings_of_one_word_have_one_normal_form(one: str, other: str) -> None:
    assert question_words(one)[0].alternatives[0] == question_words(other)[0].alternatives[0]


def test_a_word_of_kanji_is_kept_with_its_reading() -> None:
    assert "rしゅわ" in index_words("手話").split()


def test_a_compound_is_kept_whole_and_in_parts() -> None:
    assert {"高齢", "医療"} <= set(index_words("後期高齢者医療制度").split())


def test_a_text_longer_than_the_dictionary_allows_is_cut_in_pieces() -> None:
    assert "防災" in index_words("防災" + "あ" * 60_000)


def test_a_question_has_at_most_as_many_words_as_a_database_can_bear() -> None:
    assert len(question_words(" ".join(f"語{number}番" for number in range(4_000)))) == 24


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_nothing_but_letters_and_digits_reaches_a_database(text: str) -> None:
    for word in question_words(text):
        for alternative in word.alternatives:
            assert all(phrase == letters(phrase) != "" for phrase in alternative)


def test_pairs_hold_every_part_of_a_name() -> None:
    assert pairs_of_all("手話サロン") == "手話 話サ サロ ロン ン"


def test_the_synonym_table_can_be_read() -> None:
    assert all(len(group) > 1 for group in read_groups())


def test_a_broken_synonym_table_is_refused_in_words(tmp_path) -> None:
    path = tmp_path / "synonyms.yaml"
    path.write_text("- 妊婦\n", encoding="utf-8")
    with pytest.raises(SynonymFileError, match="group of two"):
        read_groups(path)
