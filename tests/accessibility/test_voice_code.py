"""Texts for 音声コード: short enough, whole sentences, names with their readings, and bytes that old programs know."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessibility import voice_code
from accessibility.readings.table import ReadingTable
from accessibility.speech.script import Sentence, sentences

TABLE = ReadingTable(
    {"中込会館": "なかごみかいかん", "給付金": "きゅうふきん"},
    own=frozenset({"中込会館"}),
    page_readings={"新田": "しんでん"},
)
NONE = ReadingTable({})


def codes(html: str, readings: ReadingTable = NONE) -> list[voice_code.Code]:
    return voice_code.codes(sentences(html), title="給付金のご案内", readings=readings)


def test_a_short_page_is_one_code_and_says_no_number() -> None:
    (code,) = codes("<h1>給付金のご案内</h1><p>電話でどうぞ。無料です。</p><p>いつでも。</p>")
    assert code.text == "給付金のご案内。\n電話でどうぞ。無料です。\nいつでも。"


def test_a_long_page_is_cut_between_sentences_and_each_code_says_which_it_is() -> None:
    found = codes("<p>" + "申し込みは、電話か、郵便か、窓口でお願いします。" * 100 + "</p>")
    assert len(found) > 1
    for code in found:
        assert code.characters <= 800
        assert code.text.startswith(f"給付金のご案内。{len(found)}枚のうち{code.number}枚目。\n申し込みは")
        assert code.text.endswith("お願いします。")


def test_a_heading_is_on_the_code_of_what_it_heads() -> None:
    filler = "<p>" + "あ" * 99 + "。</p>"
    for number in range(5, 9):
        found = codes(filler * number + "<h2>問い合わせ</h2>" + filler)
        assert not any(code.text.endswith("問い合わせ。") for code in found)


def test_a_name_of_the_town_has_its_reading_once_on_each_code() -> None:
    (code,) = codes("<p>中込会館で。中込会館は駅前です。新田から給付金を。</p>", TABLE)
    assert code.text == "中込会館（なかごみかいかん）で。中込会館は駅前です。新田（しんでん）から給付金を。"


def test_a_reading_that_stands_there_already_is_not_said_twice() -> None:
    (code,) = codes("<p>中込会館（なかごみかいかん）で。</p>", TABLE)
    assert code.text == "中込会館（なかごみかいかん）で。"


@given(st.lists(st.text(max_size=2000), max_size=6))
def test_whatever_is_written_no_code_is_too_long_and_nothing_is_lost(texts: list[str]) -> None:
    said = [Sentence(text) for text in texts if text.strip()]
    found = voice_code.codes(said, title="題" * 90, readings=NONE)
    assert all(code.characters <= 800 for code in found)


def test_a_page_without_words_has_no_code() -> None:
    assert voice_code.codes([], title="題", readings=NONE) == []


def test_shift_jis_has_twins_for_signs_of_dates_and_prices() -> None:
    content, lost = voice_code.in_shift_jis("9時〜10時、−2度")
    assert (content.decode("cp932"), lost) == ("9時～10時、－2度", [])


def test_letters_that_shift_jis_lacks_are_named() -> None:
    content, lost = voice_code.in_shift_jis("髙橋さんと𠮷田さん😀")
    assert content.decode("cp932") == "髙橋さんと〓田さん〓"
    assert lost == sorted(["𠮷", "😀"])


@pytest.mark.parametrize("make", [voice_code.in_utf_8, lambda text: voice_code.in_shift_jis(text)[0]])
def test_lines_end_as_windows_ends_them(make: object) -> None:
    assert make("一\n二").count(b"\r\n") == 1  # type: ignore[operator]


def test_the_title_is_said_once_on_the_first_code() -> None:
    found = codes("<h1>給付金のご案内</h1><p>" + "電話でお願いします。" * 100 + "</p>")
    assert found[0].text.count("給付金のご案内") == 1
