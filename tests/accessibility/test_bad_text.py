"""Text that nobody should write, and somebody will: it is said as far as it can be, quickly, and breaks nothing."""

import time

import pytest

from accessibility.readings.wording import worded
from accessibility.speech.normalise import speakable
from accessibility.speech.script import sentences
from accessibility.speech.sentences import LONGEST

pytestmark = pytest.mark.django_db
MANY = 100_000
SSML = '<speak>朝<break time="3s"/><prosody rate="x-fast">昼</prosody>&lt;break time="3s"/&gt;夜</speak>'


def said(html: str) -> list[str]:
    return [speakable(sentence.text) for sentence in sentences(html)]


@pytest.mark.parametrize(
    "html", ["", " ", "<p></p>", "<p>★☆…！？〜（）「」</p>", "<p>\x00\x07\x1b</p>", "<p>\ud83d</p>"]
)
def test_where_there_is_nothing_to_say_nothing_is_said(html: str) -> None:
    assert said(html) == []


@pytest.mark.parametrize("piece", ["あ", "漢字", "1", "(", "a-", "a.", "あ〜", "http://a/", "あ　", "、", "A", "ア"])
def test_a_hundred_thousand_characters_without_a_full_stop_are_said_in_pieces_that_voices_take(piece: str) -> None:
    started = time.process_time()
    found = said(f"<p>はじめ、{piece * (MANY // len(piece))}、おわり</p>")
    assert "はじめ" in found[0]
    assert "おわり" in found[-1]
    assert max(map(len, found)) < LONGEST * 10  # what is said of a letter or a sign is longer than it
    assert time.process_time() - started < 20  # some rule would have run away


def test_half_characters_and_control_characters_cut_no_word() -> None:
    assert said("<p>手\ud800話\x00通\x1b訳\u200b、要\ufffe約\u202e筆\udfff記</p>") == ["手話通訳、要約筆記"]


def test_speech_markup_in_a_page_is_no_markup_for_the_voice() -> None:
    words = "".join(said(SSML))
    assert "朝昼" in words
    assert words.endswith("夜")
    assert not set(words) & set('<>="/')


def test_words_given_for_an_element_are_words_and_nothing_else() -> None:
    assert said("<p data-speech-words='&lt;break/&gt;地\x00図\ud800'>飛ばす</p>") == ["break、地図"]


def test_what_lies_deeper_than_anybody_arranges_is_said_all_the_same() -> None:
    for tag in ("div", "span", "li", "table><tr><td"):
        assert "".join(said(f"<{tag}>" * 300 + "底<script>飛ばす</script>です")).endswith("底です")


def test_a_long_list_and_a_wide_table_take_no_long_time() -> None:
    started = time.process_time()
    found = sentences(
        "<ol>" + "<li>あ" * 20_000 + "</ol><table><tr>" + "<td colspan=9999 rowspan=9999>い" * 50 + "</table>"
    )
    assert found[20_000].text == "20000、あ"
    assert time.process_time() - started < 20


def test_a_long_sentence_without_commas_is_cut_between_words() -> None:
    parts = [sentence.text for sentence in sentences(f"<p>{'家から電話で参加できるサロンの案内を' * 20}</p>")]
    assert {part[0] for part in parts} <= set("家電参サ案")
    assert "".join(parts) == "家から電話で参加できるサロンの案内を" * 20


@pytest.mark.parametrize(
    "text",
    ["あ" * 9000, "漢字" * 4500, "ヶ" * 900, "三ヶ" * 300, "(あ)" * 300, "Running" * 300, "東京都" * 3000, "\ud800"],
)
def test_whatever_the_voice_is_given_can_be_worded(text: str) -> None:
    """Not through the script here, which would cut it: whoever calls the engine may hand it anything."""
    assert isinstance(worded(speakable(text)), str)
