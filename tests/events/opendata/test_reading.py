"""Promises about reading files: every file gives rows or reasons, none gives a crash."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.opendata import columns as c
from events.opendata.passages import plain_text, to_html, to_text
from events.opendata.reading import read_table

FILES = Path(__file__).parent / "files"


def test_the_columns_are_the_fifty_of_the_registry() -> None:
    assert len(set(c.REGISTRY)) == 50


@pytest.mark.parametrize(
    ("file", "name"), [("salon_utf8.csv", "子育てサロン"), ("excel_cp932.csv", "①スマートフォン教室～はじめの一歩～")]
)
def test_both_encodings_of_japanese_files_are_read(file: str, name: str) -> None:
    table = read_table((FILES / file).read_bytes(), file=file)
    assert table.rows[0].cells[c.NAME] == name


def test_rows_with_too_few_or_too_many_cells_are_named_by_their_line() -> None:
    table = read_table((FILES / "broken_shape.csv").read_bytes(), file="broken_shape.csv")
    assert [row.line for row in table.rows] == [2]
    assert [str(remark) for remark in table.remarks] == [
        "broken_shape.csv 3行目：列の数が合いません。項目名は50列、この行は3列です。",
        "broken_shape.csv 4行目：列の数が合いません。項目名は50列、この行は51列です。",
    ]


def test_a_row_is_named_by_the_line_on_which_it_begins_although_cells_hold_line_breaks() -> None:
    table = read_table((FILES / "salon_utf8.csv").read_bytes(), file="f")
    assert [row.line for row in table.rows[:2]] == [2, 7]


def test_headers_of_the_recommended_set_are_understood() -> None:
    table = read_table((FILES / "recommended_set.csv").read_bytes(), file="f")
    assert table.rows[0].cells[c.START_TIME] == "9:00"
    assert [(remark.column, remark.refused) for remark in table.remarks] == [("知らない項目", False)]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空です"),
        (b"\n\n", "空です"),
        (b"\x89PNG\r\n\x1a\n\x81", "文字コード"),
        ("名称,場所\nあ,い\n".encode(), "項目が見つかりません"),
        ("名称,名称,開始日\nあ,い,う\n".encode(), "同じ項目が2つ"),
        ("名称,開始日\nあ\0い,2022-01-01\n".encode(), "NUL"),
        ('名称,開始日\n"閉じない引用符,2022-01-01\n'.encode(), "列の数が合いません"),
        (('名称,開始日\n"' + "あ" * 200_000 + '",2022-01-01\n').encode(), "引用符"),
    ],
    ids=["empty", "blank lines", "a picture", "missing column", "double column", "nul", "open quote", "huge cell"],
)
def test_a_file_that_cannot_be_read_gives_a_reason_and_no_row(content: bytes, words: str) -> None:
    table = read_table(content, file="f.csv")
    assert table.rows == []
    assert any(words in remark.reason for remark in table.remarks)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_whatever_break_the_reader(content: bytes) -> None:
    table = read_table(content, file="f")
    assert table.rows == [] or table.remarks is not None


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_text_comes_back_from_the_page_body_as_it_went_in(text: str) -> None:
    assert to_text(to_html(text)) == plain_text(plain_text(text))
