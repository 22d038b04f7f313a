"""Promises about slips of the ear and of the keyboard: what was meant is found, and nothing is made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessibility.models import ReadingEntry, SearchWord
from accessibility.search import sounds, vocabulary
from accessibility.search.finding import find, hints
from cms.models import HomePage, InformationPage

pytestmark = pytest.mark.database

PAGES = {
    "要約筆記の派遣": "話を短い文字にして伝えます。",
    "粗大ごみの手数料": "電話で申し込んでください。",
    "コミュニケーション講座": "聴く練習をします。",
    "車いすの貸し出し": "旅行にも使えます。",
    "日向台集会所": "坂の上にあります。",
    "予約のしかた": "鉛筆で紙に筆記してください。",
    "マタニティヨガ": "ゆっくりした体操です。",
    "意外な歴史": "昔の話です。",
    "𠮟らない子育て": "ほめて育てます。",
}


@pytest.fixture
def town(home: HomePage) -> list[str]:
    ReadingEntry.objects.create(surface="日向台", reading="ひなただい")
    for number, (title, text) in enumerate(PAGES.items()):
        home.add_child(instance=InformationPage(title=title, slug=f"p{number}", summary=text))
    return list(PAGES)


def asked(text: str, *, exactly: bool = False) -> tuple[list[str], str]:
    pages = InformationPage.objects.live()
    found = find(text, pages, exactly=exactly)
    titles = dict(pages.values_list("pk", "title"))
    return [titles[pk] for pk in found.ids], found.instead


@pytest.mark.parametrize(
    ("typed", "title", "instead"),
    [
        ("よやくひっき", 0, "要約筆記"),
        ("ようやくひつき", 0, "要約筆記"),
        ("要約筆紀", 0, "要約筆記"),
        ("よう約筆記", 0, "要約筆記"),
        ("てすうりよう", 1, "手数料"),
        ("てすりょう", 1, "手数料"),
        ("コミニケション", 2, "コミュニケーション"),
        ("くろまいす", 3, "車いす"),
        ("ヨガ", 6, "マタニティヨガ"),
        ("以外", 7, "意外"),
    ],
)
def test_a_slip_is_mended_and_said(town: list[str], typed: str, title: int, instead: str) -> None:
    assert asked(typed) == ([town[title]], instead)


@pytest.mark.parametrize(
    ("typed", "title"),
    [("ひなただい", 4), ("ヒナタダイ", 4), ("ﾋﾅﾀﾀﾞｲ", 4), ("ようやくひっき", 0), ("𠮟る", 8), ("𠮟らない", 8)],
)
def test_what_is_typed_rightly_by_ear_needs_no_mending(town: list[str], typed: str, title: int) -> None:
    assert asked(typed) == ([town[title]], "")


def test_what_was_typed_can_be_looked_for_exactly(town: list[str]) -> None:
    assert asked("よやくひっき", exactly=True) == ([town[5]], "")
    assert asked("要約筆紀", exactly=True) == ([], "")


@pytest.mark.parametrize("typed", ["宇宙船", "児童館", "しゅわ", "あ", "ん" * 200, "<b>", "\u200b", "שלום", "🎉"])
def test_nothing_is_made_up(town: list[str], typed: str) -> None:
    assert asked(typed) == ([], "")


def test_words_that_say_little_are_left_out_rather_than_nothing_found(town: list[str]) -> None:
    assert asked("車いすを借りたい人") == ([town[3]], "車いす")


def test_near_words_lead_to_pages_and_never_into_a_draft(home: HomePage, town: list[str]) -> None:
    home.add_child(instance=InformationPage(title="秘密の宇宙会議", slug="draft", live=False))
    assert not SearchWord.objects.filter(word__contains="宇宙").exists()
    assert hints("宇宙船の手数料", InformationPage.objects.live()) == ["手数料"]


def test_words_of_pages_that_are_gone_are_not_offered(town: list[str]) -> None:
    InformationPage.objects.get(title=town[0]).unpublish()
    assert asked("よやくひっき") == ([town[5]], "")


@pytest.mark.parametrize(
    ("one", "other"),
    [("ようやくひっき", "よやくひっき"), ("てすうりょう", "てすうりよう"), ("コンピューター", "コンヒュータ")],
)
def test_words_that_people_mix_up_sound_the_same(one: str, other: str) -> None:
    assert sounds.fold(one) == sounds.fold(other)


@given(st.text("かきくけこ", min_size=2, max_size=8), st.integers(0, 7), st.sampled_from(["", "か", "た"]))
def test_one_wrong_character_leaves_one_half_right(word: str, place: int, letter: str) -> None:
    place %= len(word)
    slip = word[:place] + letter + word[place + 1 :]
    assert sounds.within_one(word, slip)
    head, tail = sounds.halves(word)
    assert len(slip) < 2 or any(head == one or tail == other for one, other in sounds.possible_halves(slip))


@given(st.text(max_size=30))
def test_any_text_has_a_sound(text: str) -> None:
    assert isinstance(sounds.fold(text), str)
    assert sounds.within_one(text, text)


def test_the_vocabulary_learns_once(town: list[str]) -> None:
    before = SearchWord.objects.count()
    vocabulary.learn(InformationPage.objects.all())
    assert SearchWord.objects.count() == before > 20
