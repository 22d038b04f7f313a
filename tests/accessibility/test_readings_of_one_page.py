"""Readings that hold on one page alone: obeyed by furigana and by the voice, and never on another page."""

import re

import pytest

from accessibility import furigana
from accessibility.furigana import annotate
from accessibility.models import FuriganaText, ReadingEntry
from accessibility.readings import kana, open_jtalk, rubies, table
from accessibility.readings.places_of_words import find, is_in
from accessibility.speech import recordings
from cms.models import HomePage, InformationPage
from tests.factories import cms

pytestmark = pytest.mark.django_db
HTML = "<p>椿山公園で会います。</p><p>資料は無料です。</p>"


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    table.forget()
    furigana.forget_kept()


@pytest.fixture
def pages(home: HomePage) -> list[InformationPage]:
    """Two pages that say the same."""
    return [cms.information_page(home, cms.paragraph(HTML), title=name, slug=name) for name in ("mine", "other")]


@pytest.fixture
def mine(pages: list[InformationPage]) -> int:
    """The page on which 椿山 is read つばやま."""
    ReadingEntry.objects.create(surface="椿山", reading="つばやま", page=pages[0])
    return pages[0].pk


def readings(html: str, page_id: int | None = None, level: str = "all") -> list[str]:
    return re.findall(r"<rt [^>]*>(.*?)</rt>", annotate(html, level, page_id))


def said(html: str, page_id: int | None = None) -> list[str]:
    return [spoken.words for spoken in recordings.plan(html, title="", page_id=page_id).spoken]


def test_the_page_shows_and_says_its_own_reading(mine: int) -> None:
    assert readings(HTML, mine)[:2] == ["つばやま", "こうえん"]
    assert said(HTML, mine)[0] == "ツバヤマ公園で会います。"


def test_no_other_page_shows_or_says_it_whichever_is_asked_first(mine: int, pages: list[InformationPage]) -> None:
    for _time in range(2):
        assert "つばやま" in readings(HTML, mine)
        for other in (pages[1].pk, None):
            assert readings(HTML, other)[0] == "ちんざん"
            assert said(HTML, other)[0] == "椿山公園で会います。"
        furigana.forget_kept()


def test_open_jtalks_dictionary_holds_no_word_of_one_page(mine: int) -> None:
    annotate(HTML, page_id=mine)
    assert "椿山" not in table.current(mine).readings
    assert open_jtalk.morphemes("椿山公園")[0][2].startswith("チンザン")


def test_the_pages_reading_goes_before_the_towns_even_if_the_towns_word_is_longer(mine: int) -> None:
    ReadingEntry.objects.create(surface="椿山公園", reading="つばきやまこうえん")
    assert readings(HTML, mine)[:2] == ["つばやま", "こうえん"]
    assert readings(HTML)[0] == "つばきやまこうえん"


def test_only_sentences_with_the_word_are_read_and_spoken_again(pages: list[InformationPage]) -> None:
    page_id = pages[0].pk
    before = recordings.plan(HTML, title="", page_id=page_id)
    annotate(HTML, page_id=page_id)
    ReadingEntry.objects.create(surface="椿山", reading="つばやま", page=pages[0])
    after = recordings.plan(HTML, title="", page_id=page_id)
    same = [one.key == other.key for one, other in zip(before.spoken, after.spoken, strict=True)]
    assert same == [False, True]
    count = FuriganaText.objects.count()
    annotate(HTML, page_id=page_id)
    assert FuriganaText.objects.count() == count + 1


def test_sentences_without_the_word_are_shared_with_every_page(mine: int) -> None:
    assert rubies._digest(table.current(mine).version, "資料です。", mine) == rubies._digest("", "資料です。", None)
    spoken = [recordings.plan(HTML, title="", page_id=page_id).spoken[1].key for page_id in (mine, None)]
    assert spoken[0] == spoken[1]


def test_a_deleted_entry_is_forgotten(mine: int) -> None:
    assert "つばやま" in readings(HTML, mine)
    ReadingEntry.objects.all().delete()
    assert "つばやま" not in readings(HTML, mine)


def test_a_name_of_the_page_is_hard_whatever_its_kanji(mine: int, pages: list[InformationPage]) -> None:
    ReadingEntry.objects.create(surface="一口", reading="いもあらい", page=pages[0])
    assert readings("<p>一口の人</p>", mine, "hard") == ["いもあらい"]


@pytest.mark.parametrize(
    ("surface", "written"),
    [
        ("第3会館", "第３会館"),
        ("中込会館", "中込\u200b会館"),
        ("葛城館", "葛\U000e0100城館"),
        ("𠮷田館", "吉田館"),
        ("アイ館", "ｱｲ館"),
    ],
)
def test_a_word_is_found_however_its_characters_are_typed(surface: str, written: str) -> None:
    text = f"今日は{written}です。"
    assert [text[found.start : found.end] for found in find(text, {surface: "よみ"})] == [written]
    assert is_in(surface, text)


@pytest.mark.parametrize(("surface", "written"), [("IT", "FITの会"), ("3の丸", "13の丸"), ("椿山", "椿の山")])
def test_a_word_is_not_found_in_another(surface: str, written: str) -> None:
    assert not is_in(surface, written)


def test_the_longer_of_two_words_of_the_page_is_taken(mine: int, pages: list[InformationPage]) -> None:
    ReadingEntry.objects.create(surface="椿山公園", reading="つばきやまこうえん", page=pages[0])
    assert said(HTML, mine)[0] == "ツバキヤマコーエンで会います。"


@pytest.mark.parametrize("reading", ["はやま", "へぐり", "をのじま", "つづき", "こうぢ", "とうきょう", "いけのべ"])
def test_the_voice_says_the_kana_as_one_name(reading: str, mine: int, pages: list[InformationPage]) -> None:
    ReadingEntry.objects.create(surface="椿山公園", reading=reading, page=pages[0])
    same_sound = str.maketrans("ヲヂヅ", "オジズ", " ")
    heard = open_jtalk.heard(said(HTML, mine)[0]).translate(same_sound)
    assert heard.startswith(f"{kana.said(reading).translate(same_sound)}デアイマス")


def test_a_word_the_town_has_already_may_be_read_otherwise_on_one_page(pages: list[InformationPage]) -> None:
    for page in (None, *pages):
        entry = ReadingEntry(surface="椿山", reading="つばきやま", page=page)
        entry.full_clean()
        entry.save()
    assert ReadingEntry.objects.count() == 3


def test_words_without_kanji_are_said_as_the_town_says_them() -> None:
    ReadingEntry.objects.create(surface="SDGs", reading="えすでぃーじーず")
    assert said("<p>SDGsの会と、OSDGsの会。</p>")[0].startswith("エスディージーズの会と、")
    assert readings("<p>SDGsの会</p>") == ["かい"]
