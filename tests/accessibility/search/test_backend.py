"""Promises about finding Japanese words, on whichever database the tests run."""

import pytest
from modelsearch.query import And, Fuzzy, Not, Or, Phrase, PlainText

from cms.models import HomePage, InformationPage

pytestmark = pytest.mark.database

PAGES = {
    "妊産婦オンラインサロン": "妊娠中の方と産後の方が、家から参加できます。",
    "引きこもり家族会": "ひきこもり状態にある方のご家族の集いです。",
    "後期高齢者医療制度の説明会": "保険証の更新についてお話しします。",
    "障がい者手帳の交通費助成": "申し込み方法をご案内します。",
    "手話通訳と要約筆記の派遣": "前もってお申し出ください。",
    "子ども食堂": "ボランティアを募集しています。",
    "コンピューター教室": "スマートフォンの使い方も学べます。",
    "市役所庁舎のバリアフリー案内図": "車いすで通れる道がわかります。",
    "粗大ごみの出し方": "引っ越しの前に電話で予約してください。",
    "ヴァイオリン演奏会": "ホールから配信します。",
    "保育所の入所": "申込書はこちらに届けてください。",
}
QUESTIONS = {
    "妊婦": {0}, "サロン": {0}, "ひきこもり": {1}, "引き籠もり": {1}, "高齢者": {2}, "後期高齢": {2}, "保険": {2},
    "障害者": {3}, "申込み": {3, 8, 10}, "しゅわ": {4}, "字幕": {4}, "こども": {5}, "子供": {5}, "コンピュータ": {6},
    "スマホ": {6}, "市役所": {7}, "ゴミ": {8}, "引越": {8}, "バイオリン": {9}, "ﾎｰﾙ": {9}, "保育園": {10},
    "サロン 妊婦": {0}, "説明会 サロン": set(), "宇宙船": set(),
}  # fmt: skip


@pytest.fixture
def town(home: HomePage) -> list[str]:
    for number, (title, text) in enumerate(PAGES.items()):
        home.add_child(instance=InformationPage(title=title, slug=f"p{number}", summary=text))
    return list(PAGES)


def found(query: object, **options: object) -> set[str]:
    return {page.title for page in InformationPage.objects.live().search(query, **options)}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_page_is_found_however_its_word_is_spelt(town: list[str], question: str) -> None:
    assert found(question) == {town[number] for number in QUESTIONS[question]}


@pytest.mark.parametrize(
    "question",
    ['"', '""', "'", "\0", " ", "", "　", "。", "🎉", "*", "AND", "NOT", 'あ" OR "い', "()", "%s %d", "{title}",
     "-", "あ" * 10_000, "\\", "col:val", "NEAR(a b)", "\ud7ff\u200b", "サロン\0妊婦"],
)  # fmt: skip
def test_no_question_breaks_the_search(town: list[str], question: str) -> None:
    assert found(question) <= set(town)
    assert InformationPage.objects.live().search(question).count() >= 0
    assert len(InformationPage.objects.autocomplete(question)) <= len(town)


def test_the_title_counts_more_than_the_text(home: HomePage) -> None:
    home.add_child(instance=InformationPage(title="くらしの案内", slug="a", summary="点字の資料もあります。"))
    home.add_child(instance=InformationPage(title="点字の広報", slug="b", summary="毎月お届けします。"))
    home.add_child(instance=InformationPage(title="そのほか", slug="c", summary="点字、音声、拡大文字の資料について。"))
    assert InformationPage.objects.search("点字")[0].title == "点字の広報"


@pytest.mark.parametrize("typed", ["妊産", "サロ", "産婦オン", "妊", "ｻﾛﾝ"])
def test_choosers_find_a_page_by_any_part_of_its_name(town: list[str], typed: str) -> None:
    assert [page.title for page in InformationPage.objects.autocomplete(typed)] == [town[0]]


def test_questions_can_be_joined_and_turned_round(town: list[str]) -> None:
    assert found(Or([PlainText("手話"), Phrase("家族会")])) == {town[1], town[4]}
    assert found(And([PlainText("サロン"), Not(PlainText("妊婦"))])) == set()
    assert found(Not(PlainText("サロン"))) == set(town[1:])
    assert found(PlainText("手話 家族", operator="or")) == {town[1], town[4]}
    assert found(Fuzzy("手話")) == {town[4]}


def test_only_titles_can_be_asked_for(town: list[str]) -> None:
    assert found("参加", fields=["title"]) == set()
    assert found("サロン", fields=["title"]) == {town[0]}


def test_a_page_that_changed_is_found_by_its_new_words_only(town: list[str]) -> None:
    page = InformationPage.objects.get(title=town[9])
    page.title = "太鼓の集い"
    page.save()
    assert found("太鼓") == {"太鼓の集い"}
    assert found("バイオリン") == set()
