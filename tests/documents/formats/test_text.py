"""Promises about formats that are only text, in new letters and in old."""

import io
import zipfile

import pytest

from documents.formats import Made
from documents.formats.lines_of_text import lines_of
from documents.formats.register import maker_of
from documents.formats.shift_jis import in_old_letters
from tests.documents.formats.papers import HTML, TABLE, manuscript


def decoded(made: Made, encoding: str) -> str:
    assert isinstance(made.content, bytes)
    return made.content.decode(encoding)


def test_the_eye_s_layout_is_said_in_marks_and_words() -> None:
    assert list(lines_of(HTML)) == [
        "",
        "■申し込み",
        "髙橋さんへ。申込書（https://town.example/a）と注1を、必ずお持ちください。",
        "・印鑑",
        "　・認印",
        "・保険証",
        "",
        "●料金",
        "",
        "表：利用料",
        "・要介護、利用料・一回：五百円、利用料・一か月：四千円",
        "・要介護、利用料・一回：相談して決めます",
        "",
        "",
        "◆地図",
        "（画像：駅から役所までの道）",
        "地図",
        "氏名：（記入欄）",
        "注1 昨年と同じです。もどる",
    ]


def test_a_text_file_begins_with_title_and_day_and_ends_with_the_way_back() -> None:
    text = decoded(maker_of("txt").make(manuscript()), "utf-8-sig")
    lines = text.split("\r\n")
    assert lines[:2] == ["給付金のご案内", "令和8年（2026年）11月1日（日曜日） 発行"]
    assert lines[-3:] == ["資料番号 001 231", "https://town.example/d/001231/", ""]
    assert "\n" not in text.replace("\r\n", "")


@pytest.mark.parametrize(
    ("text", "told", "lost"),
    [
        ("髙橋①㈱～", "髙橋①㈱～", 0),
        ("☎ ♿ ㉑ é 一〜二−三", "電話 （車いす） (21) e 一～二－三", 0),
        ("𠮷野屋と外字\ue000", "〓野屋と外字〓", 2),
        ("葛\U000e0100城 が\u200bぎ", "葛城 がぎ", 0),
        ("カ\u3099", "ガ", 0),
    ],
)
def test_old_machines_get_words_for_letters_they_lack_and_the_rest_is_counted(text: str, told: str, lost: int) -> None:
    content, replaced = in_old_letters(text)
    assert (content.decode("cp932"), replaced) == (told, lost)


def test_the_old_file_says_how_many_letters_it_lost() -> None:
    made = maker_of("sjis").make(manuscript("<p>𠮷野さんの☎</p>"))
    assert made.replaced == 1
    assert "〓野さんの電話" in decoded(made, "cp932")


@pytest.mark.django_db
def test_voice_code_texts_are_one_file_for_each_printed_square() -> None:
    made = maker_of("voicecode").make(manuscript("<p>" + "五万円をお渡しします。" * 100 + "</p>"))
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        names = archive.namelist()
        old, new = archive.read("shift_jis/02.txt").decode("cp932"), archive.read("utf-8/02.txt").decode("utf-8-sig")
    assert names == ["readme.txt", "shift_jis/01.txt", "shift_jis/02.txt", "utf-8/01.txt", "utf-8/02.txt"]
    assert old == new
    assert len(old) <= 800


def test_a_merged_cell_stands_under_every_header_it_covers_once() -> None:
    assert "表：利用料" in "\n".join(lines_of(TABLE))
    crossed = (
        '<table><tr><th scope="col">日</th><th scope="col">所</th></tr><tr><td rowspan="2">五日</td><td>南</td></tr>'
    )
    assert list(lines_of(crossed + "<tr><td>北</td></tr></table>"))[2:4] == ["・日：五日、所：南", "・日：五日、所：北"]
