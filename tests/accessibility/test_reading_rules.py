"""Rules that go before Open JTalk: places, days, neighbours, and characters that no dictionary knows."""

import pytest

from accessibility.models import ReadingEntry
from accessibility.readings import table
from accessibility.readings.words import LONGEST, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    table.forget()


def rubies(text: str) -> str:
    """``text`` with each reading in brackets behind its characters."""
    return "".join(f"[{word.text}|{word.reading}]" if word.reading else word.text for word in words(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("高鍋町の人", "[高鍋町|たかなべちょう]の[人|ひと]"),
        ("長野県佐久市中込", "[長野|ながの][県|けん][佐久|さく][市|し][中込|なかごみ]"),
        ("神奈川県立図書館", "[神奈川|かながわ][県立|けんりつ][図書館|としょかん]"),
        ("木下駅南口", "[木下駅|きおろしえき][南口|みなみぐち]"),
        ("袖ケ浦市", "[袖ケ浦|そでがうら][市|し]"),
        ("茂原市市民会館", "[茂原市|もばらし][市民|しみん][会館|かいかん]"),
    ],
)
def test_places_are_read_as_the_address_dictionary_knows_them(text: str, expected: str) -> None:
    assert rubies(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月14日", "3[月|がつ][14日|じゅうよっか]"),
        ("12月1日", "12[月|がつ][1日|ついたち]"),
        ("10日間", "[10日|とおか][間|かん]"),
        ("11月3日", "11[月|がつ][3日|みっか]"),
        ("15日", "15[日|にち]"),
        ("2022三浦国際", "2022[三浦|みうら][国際|こくさい]"),
        ("在住の方向けの講座", "[在住|ざいじゅう]の[方|かた][向|む]けの[講座|こうざ]"),
        ("駅の方へ", "[駅|えき]の[方|ほう]へ"),
        ("家族と共に", "[家族|かぞく]と[共|とも]に"),
        ("有名主婦の名主の家", "[有名|ゆうめい][主婦|しゅふ]の[名主|なぬし]の[家|いえ]"),
        ("三ヶ月と3か月", "[三|さん][ヶ月|かげつ]と3か[月|げつ]"),
    ],
)
def test_neighbours_decide(text: str, expected: str) -> None:
    assert rubies(text) == expected


def test_the_towns_own_table_goes_before_every_rule() -> None:
    ReadingEntry.objects.create(surface="高鍋町", reading="たかなべまち")
    ReadingEntry.objects.create(surface="宮の方", reading="みやのほう")
    assert rubies("高鍋町の宮の方は") == "[高鍋町|たかなべまち]の[宮|みや]の[方|ほう]は"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("𠮟る", "[𠮟|しか]る"),
        ("𠮷野家", "[𠮷野家|よしのや]"),
        ("葛\U000e0100飾区", "[葛\U000e0100飾|かつしか][区|く]"),
        ("漢\u200b字と申\u200dし込み", "[漢\u200b字|かんじ]と[申|もう]\u200dし[込|こ]み"),
        ("\u202e資料\u202c", "[\u202e資料|しりょう]\u202c"),
        ("שלום資料", "שלום[資料|しりょう]"),
        ("👨‍👩‍👧家族", "👨‍👩‍👧[家族|かぞく]"),
    ],
)
def test_odd_characters_stay_and_cut_no_word(text: str, expected: str) -> None:
    assert rubies(text) == expected


def test_old_readings_that_hurt_are_not_given() -> None:
    assert rubies("聾の人、盲の人") == "[聾|ろう]の[人|ひと]、[盲|もう]の[人|ひと]"


def test_a_sentence_without_end_is_read_in_pieces() -> None:
    text = "漢字仮名交" * (LONGEST // 2)
    assert "".join(word.text for word in words(text)) == text
