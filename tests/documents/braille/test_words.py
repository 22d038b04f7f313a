"""Promises about single words and signs in braille."""

import pytest

from accessibility.models import ReadingEntry
from accessibility.readings import table
from documents.formats.braille.cells import words_of
from documents.formats.braille.english import english_words
from documents.formats.braille.translation import translated
from documents.formats.braille.wording import worded

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_table() -> None:
    table.forget()


def kana(text: str, page_id: int | None = None) -> str:
    return translated(worded(text), page_id).kana


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("私は点字を読みます。", "ワタシワ テンジヲ ヨミマス。"),
        ("東京へ行く人は多い。", "トーキョーエ イク ヒトワ オオイ。"),
        ("妊産婦の方は、市役所へお越しください。", "ニンサンプノ カタワ、シヤクショエ オコシ クダサイ。"),
        ("締め切りはありません。", "シメキリワ アリマセン。"),
        ("12月5日（土）10:00から", "12ガツ イツカ (ド) 10ジカラ"),
        ("午前9時30分", "ゴゼン 9ジ 30プン"),
        ("会場は3階です", "カイジョーワ 3ガイデス"),
        ("1人2票まで、2人で", "ヒトリ 2ヒョーマデ、フタリデ"),
        ("10時〜11時", "10ジ⠤⠤11ジ"),
        ("分かりやすい", "ワカリヤスイ"),
        ("QRコード", "QR コード"),
        ("第２会議室", "ダイ2 カイギシツ"),
        ("氏　名", "シメイ"),
        ("■申込み：窓口", "モーシコミ: マドグチ"),
        ("㈱縁側、100㎝、20℃", "カブシキ ガイシャ エンガワ、100センチメートル、20ド"),
        ("就学前の子ども", "シューガクマエノ コドモ"),
        ("後期高齢者医療制度", "コーキ コーレイシャ イリョー セイド"),
        ("年4回、月1回", "ネン 4カイ、ツキ 1カイ"),
        ("😀よろしく♪", "ヨロシク"),
        ("한글と字", "〓〓ト ジ"),
    ],
)
def test_words_are_written_as_in_the_guide(written: str, wanted: str) -> None:
    assert kana(written) == wanted


def test_the_towns_own_readings_are_obeyed_and_a_pages_own_only_there() -> None:
    ReadingEntry.objects.create(surface="鷺舞", reading="さぎまい")
    assert "サギマイ" in kana("鷺舞の集い")


def test_cells_are_those_of_the_guide() -> None:
    made = translated(worded("私は点字を読みます。"))
    assert made.cells == "⠄⠕⠳⠄ ⠟⠴⠐⠳⠔ ⠜⠷⠵⠹⠲"
    words = words_of(made.cells, made.kana, made.places)
    assert [(word.kana, word.cells) for word in words][:2] == [("ワタシワ", "⠄⠕⠳⠄"), ("テンジヲ", "⠟⠴⠐⠳⠔")]


def test_a_stop_has_two_blanks_behind_it_and_a_comma_one() -> None:
    made = translated(worded("はい。では、また。"))
    assert [word.gap for word in words_of(made.cells, made.kana, made.places)] == [0, 2, 1]


@pytest.mark.parametrize(
    "text", ["\x00\ud800", "🏳️‍🌈", "　", "\u202e", "ｶﾞｷﾞ", "̀́", "①②③", "\\\\", "・・・", "ゝ々〻", "(" * 50]
)
def test_whatever_is_written_something_comes_of_it(text: str) -> None:
    said = worded(f"始{text}終")
    made = translated(said)
    assert len(made.cells) == len(made.places)


def test_english_is_spelled_out_with_its_capitals_and_figures() -> None:
    words = english_words("Call 12b at NHK.")
    assert [word.cells for word in words] == ["⠠⠉⠁⠇⠇", "⠼⠁⠃⠰⠃", "⠁⠞", "⠠⠠⠝⠓⠅⠲"]
