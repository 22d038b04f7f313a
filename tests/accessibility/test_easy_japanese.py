"""What the measuring finds, what it offers instead, and what it leaves alone."""

import pytest

from accessibility.easy_japanese.finding import Rule, Weight
from accessibility.easy_japanese.measure import LONGEST, measure
from accessibility.easy_japanese.verbs import verb
from accessibility.easy_japanese.wordlist import Sort, hard_words
from tests.accessibility.easy.scoring import SHARED, own, real, score


def mended(text: str) -> str:
    """The text after every suggestion that can be put in, one by one as an editor would."""
    for _ in range(40):
        offered = next(
            (f for f in measure(text).findings if f.instead is not None and f.rule is not Rule.EXPLAIN), None
        )
        if offered is None:
            return text
        text = offered.applied_to(text)
    raise AssertionError(f"never done: {text}")


@pytest.mark.parametrize(
    ("hard", "easy"),
    [
        ("提出してください。", "出してください。"),
        ("提出しないでください。", "出さないでください。"),
        ("提出した人です。", "出した人です。"),
        ("ご提出いただきますようお願いいたします。", "出してください。"),
        ("用紙の提出をお願いします。", "用紙を出してください。"),
        ("提出後に送ります。", "出したあとに送ります。"),
        ("受領できます。", "もらうことができます。"),
        ("開催します。", "開きます。"),
        ("市役所に赴いてください。", "市役所に行ってください。"),
        ("無料です。", "お金はいりません。"),
        ("困難な人です。", "むずかしい人です。"),
        ("早く払わなければなりません。", "早く払ってください。"),
        ("電話する必要があります。", "電話してください。"),
        ("説明会が行われます。", "説明会があります。"),
        ("お待ちください。", "待ってください。"),
        ("お読みになる人", "読む人"),
        ("来ていただきますようお願い申し上げます。", "来てください。"),
        ("参加していただけます。", "参加できます。"),
        ("受付でございます。", "受付です。"),
        ("令和8年12月5日（土）です。", "2026年12月5日（土曜日）です。"),
        ("R8.12.5です。", "2026年12月5日（土曜日）です。"),
        ("12/5(土)です。", "12月5日（土曜日）です。"),
        ("13:00です。", "午後1時です。"),
        ("13:00〜15:30です。", "午後1時から午後3時30分までです。"),
        ("10時〜11時です。", "10時から11時までです。"),
        ("三十人です。", "30人です。"),
        ("１０人です。", "10人です。"),
        ("雨ですので、家にいますが、出ません。", "雨です。だから、家にいますが、出ません。"),
    ],
)
def test_what_is_hard_becomes_easy_in_its_own_form(hard: str, easy: str) -> None:
    assert mended(hard) == easy


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("行かないわけではありません。", Rule.DOUBLE_NEGATIVE, "ないわけではありません"),
        ("申しこまなければ、使うことができません。", Rule.DOUBLE_NEGATIVE, "なければ、使うことができません"),
        ("名前を求められます。", Rule.PASSIVE, "求められ"),
        ("高齢者福祉計画策定委員会です。", Rule.NOUN_CHAIN, "高齢者福祉計画策定委員会"),
        ("説明会の実施について、話します。", Rule.NOMINAL, "の実施について"),
        ("紙（名前（ひらがな）を書いたもの）です。", Rule.BRACKETS, "（名前（ひらがな）を書いたもの）"),
        ("これは紙です。", Rule.POINTING, "これ"),
        ("原則として、来てください。", Rule.VAGUE, "原則として"),
        ("フレイルの話です。", Rule.LOANWORD, "フレイル"),
        ("福祉の話です。", Rule.KANJI, "福祉"),
        ("住民票を出してください。", Rule.EXPLAIN, "住民票"),
    ],
)
def test_what_only_a_person_can_mend_is_named_in_its_place(text: str, rule: Rule, words: str) -> None:
    found = [text[f.start : f.end] for f in measure(text).findings if f.rule is rule]
    assert found == [words]


@pytest.mark.parametrize(
    "text",
    [
        "電話してください。お金はいりません。",
        "2026年12月5日（土曜日）午前10時から11時まで話します。",
        "家族といっしょに来てもいいです。",
        "紙に名前を書いて、市役所に出します。",
        "平等にします。統一します。",
        "見られます。食べられます。",
    ],
)
def test_good_easy_japanese_is_left_alone(text: str) -> None:
    assert [f for f in measure(text).findings if f.weight is not Weight.HINT] == []


def test_the_length_of_a_sentence_does_not_count_its_spaces() -> None:
    words = "あ" * 35
    assert Rule.LONG not in measure(f"{words}。"[:-1]).count
    assert Rule.LONG not in measure(" ".join(words)).count
    assert measure("あ" * 36).findings[0].weight is Weight.WARN
    assert measure("あ" * 51).findings[0].weight is Weight.STRONG


def test_the_table_is_large_and_each_of_its_verbs_can_be_put_into_every_form() -> None:
    entries = hard_words().entries
    assert len(entries) >= 300
    assert len({entry.word for entry in entries}) == len(entries)
    for entry in entries:
        assert entry.easy or entry.explain
        if entry.easy and entry.sort is not Sort.PLAIN:
            assert entry.easier_verb.please.endswith("ください")


@pytest.mark.parametrize(
    ("plain", "asked"),
    [("読む", "読んで"), ("行く", "行って"), ("急ぐ", "急いで"), ("来る", "来て"), ("持ってくる", "持ってきて")],
)
def test_a_verb_joins_its_request(plain: str, asked: str) -> None:
    assert verb(plain).please == f"{asked}ください"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "\u200b\x00\x07",
        "𠮟る人😀の家族👨‍👩‍👧",
        "<script>alert(1)</script>提出",
        "שלום 提出してください",
        "（" * 3000,
        "令和99年13月45日",
        "99:99",
        "あ" * (LONGEST + 5),
    ],
)
def test_no_text_breaks_the_measuring(text: str) -> None:
    report = measure(text)
    assert report.verdict
    for finding in report.findings:
        assert 0 <= finding.start < finding.end <= len(report.passage.text)


def test_the_whole_is_told_in_words() -> None:
    report = measure("申請書を提出してください。電話してください。")
    assert report.verdict == "半分くらいの文が、やさしく書けています。"
    assert report.summary[0] == "2の文のうち、1の文はそのままで大丈夫です。"
    assert measure("").verdict == "まだ文がありません。"
    assert report.kanji_by_year[7] == 1  # 請


@pytest.mark.parametrize(("half", "precision", "recall"), [("tuned", 0.93, 0.96), ("held_out", 0.88, 0.9)])
def test_the_measuring_agrees_with_a_careful_reader(half: str, precision: float, recall: float) -> None:
    sentences = own(half)
    found = score(sentences)
    assert len(sentences) >= 30
    assert found.precision >= precision
    assert found.recall >= recall


@pytest.mark.needs_shared
@pytest.mark.skipif(not SHARED.exists(), reason="shared/background and shared/data/events are not beside the checkout")
def test_the_measuring_helps_with_real_sentences() -> None:
    sentences = list(real())
    found = score(sentences)
    assert len(sentences) >= 20
    assert found.precision >= 0.8
    assert found.recall >= 0.65
