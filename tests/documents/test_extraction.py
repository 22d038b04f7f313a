"""Promises about the text that is taken out of files."""

import datetime as dt

import pytest

from documents.extraction import NoTextError, TextRefusal
from documents.extraction.source import text_of_body, text_of_file
from documents.extraction.structure import tidy, without_title
from tests.factories import files

SENTENCE = (
    "縁側市では、妊娠の届出をした方に、出産の前と後の二回に分けて、合計10万円をお渡ししています。"
    "申請は窓口、郵送、オンラインのどれでもできます。難しいときは電話でお話しください。"
)


def test_lines_broken_by_the_paper_become_one_paragraph_again() -> None:
    assert (
        text_of_file(files.pdf(f"<p>{SENTENCE}</p><p>申請は窓口へ。</p>")) == f"<p>{SENTENCE}</p><p>申請は窓口へ。</p>"
    )


def test_headings_of_a_pdf_are_known_by_their_size_and_page_numbers_are_left_out() -> None:
    pages = "".join(f"<h2>第{n}回</h2><p>{SENTENCE}</p><p style='break-after:page'></p>" for n in range(3))
    html = text_of_file(files.pdf(f"<h1>会議の記録</h1>{pages}"))
    assert html.startswith("<h2>会議の記録</h2>")
    assert html.count(SENTENCE) == 3
    assert "<p>1</p>" not in html


def test_bullets_of_a_pdf_become_a_list() -> None:
    html = text_of_file(files.pdf(f"<p>持ち物です。</p><ul><li>母子健康手帳</li><li>{SENTENCE}</li></ul>"))
    assert html == f"<p>持ち物です。</p><ul><li>母子健康手帳</li><li>{SENTENCE}</li></ul>"


def test_two_columns_are_read_one_after_the_other() -> None:
    html = text_of_file(
        files.pdf(f"<div style='columns:2'><p>左。{SENTENCE}</p><p style='break-before:column'>右。</p></div>")
    )
    assert html == f"<p>左。{SENTENCE}</p><p>右。</p>"


def test_a_scan_is_refused_honestly() -> None:
    with pytest.raises(NoTextError) as refused:
        text_of_file(files.scanned_pdf())
    assert refused.value.refusal is TextRefusal.SCAN


def test_an_empty_pdf_says_that_nothing_was_found() -> None:
    with pytest.raises(NoTextError) as refused:
        text_of_file(files.pdf(""))
    assert refused.value.refusal is TextRefusal.NOTHING


def test_word_keeps_headings_and_tables_and_ignores_macros() -> None:
    body = (
        files.word_paragraph("会議のお知らせ", "1")
        + files.word_paragraph("日程", "2")
        + files.word_paragraph("秋の日程", "3")
        + files.word_table([["日", "場所"], ["12月5日", "公民館"]])
    )
    html = text_of_file(files.word(body, **{"word__vbaProject.bin": b"\xd0\xcf\x11\xe0 macro"}))
    assert html == (
        "<h2>会議のお知らせ</h2><h3>日程</h3><table><caption>秋の日程</caption><tbody>"
        '<tr><th scope="col">日</th><th scope="col">場所</th></tr>'
        "<tr><td>12月5日</td><td>公民館</td></tr></tbody></table>"
    )


def test_a_sheet_becomes_a_table_with_its_caption_and_its_values_as_shown() -> None:
    rows = [
        ["サロンの予定"],
        ["日", "回", "費用"],
        [dt.date(2026, 12, 5), 3.0, None],
        [dt.date(2026, 12, 12), 4, "500円"],
        [],
        ["問い合わせは電話で"],
    ]
    html = text_of_file(files.spreadsheet({"十二月": rows}))
    assert html.startswith("<h2>十二月</h2><table><caption>サロンの予定</caption><thead>")
    assert '<th scope="col">費用</th>' in html
    assert "<tr><td>2026年12月5日</td><td>3</td><td></td></tr>" in html
    assert html.endswith("<p>問い合わせは電話で</p>")


def test_slides_become_headings_lists_and_tables() -> None:
    html = text_of_file(files.slides("説明会", ["申請は窓口で", "電話でも"], [["対象", "金額"], ["妊婦", "5万円"]]))
    assert html.startswith("<h2>説明会</h2><ul><li>申請は窓口で</li><li>電話でも</li></ul><table>")
    assert '<th scope="col">金額</th>' in html


def test_a_page_body_tells_its_images_and_keeps_its_links_whole() -> None:
    body = '<h2>行き方</h2><p><img src="/m.png" alt="公民館の地図"><a href="/events/">催し</a><script>x()</script></p>'
    assert text_of_body(body, base_url="https://town.example") == (
        '<h2>行き方</h2><p>（画像：公民館の地図）<a href="https://town.example/events/">催し</a></p>'
    )


@pytest.mark.parametrize(
    "hostile",
    [
        '<p onclick="x()">a</p>',
        '<a href="javascript:x()">a</a>',
        '<p style="position:fixed">a</p>',
        "<p><iframe src=//e.example></iframe>a</p>",
        '<p hx-post="/x">a</p>',
        "<p>a</p><svg onload=x()>",
    ],
)
def test_nothing_that_acts_survives(hostile: str) -> None:
    assert tidy(hostile) in {"<p>a</p>", "a"}


def test_numbers_that_a_pdf_paints_apart_come_back_to_their_lines() -> None:
    assert text_of_file(files.pdf("<ol><li>電話をかけます。</li><li>番号を押します。</li></ol>")) == (
        "<p>1. 電話をかけます。</p><p>2. 番号を押します。</p>"
    )


def test_the_title_is_not_said_twice_and_its_headings_move_up() -> None:
    assert without_title("<h2>給付金の ご案内</h2><p>a</p><h3>対象</h3>", "給付金のご案内") == "<p>a</p><h2>対象</h2>"
    assert without_title("<h2>はじめに</h2><p>a</p>", "給付金のご案内") == "<h2>はじめに</h2><p>a</p>"


def test_headings_begin_at_the_second_level_and_leave_no_gap() -> None:
    assert tidy("<h4>a</h4><h1>b</h1><h5>c</h5>") == "<h2>a</h2><h2>b</h2><h3>c</h3>"
