"""Promises about entries to fill in, notes, links, pictures, and what authors themselves say in their files."""

import pytest

from documents.extraction.blocks import Doubt
from documents.extraction.reading import read
from tests.factories import papers

BODY = (
    "<style>.n{font-size:8pt}sup{font-size:7pt}</style><h1>申請書</h1>"
    "<p>次の欄に<a href='https://town.example/a'>書き方</a>を見て書いてください。くわしくは※1をご覧ください。</p>"
    "<p>氏名：<input name=n></p><p>同意します <input type=checkbox></p>"
    "<p>区分：<select><option>大人<option>子ども</select></p>"
    "<p><img alt='公民館の地図' src='{picture}' width=200></p><p class=n>※1 書き方は窓口にもあります。</p>"
)


@pytest.fixture(scope="module", params=["", "pdf/ua-1"], ids=["untagged", "tagged"])
def form(request: pytest.FixtureRequest) -> tuple[bool, str, set[str]]:
    found = read(papers.form(BODY, tagged=bool(request.param)))
    return bool(request.param), found.html, {doubt for block in found.blocks for doubt in block.doubts}


def test_entries_of_a_form_are_said_where_they_stand(form: tuple[bool, str, set[str]]) -> None:
    _, html, _ = form
    assert '<span class="blank">（選択欄：大人、子ども）</span>' in html
    assert html.count("（記入欄）") == 1
    assert html.count("（チェック欄）") == 1
    assert html.index("氏名") < html.index("（記入欄）") < html.index("同意") < html.index("区分：")
    assert '<p class="field">' in html


def test_a_note_is_tied_to_its_mark(form: tuple[bool, str, set[str]]) -> None:
    _, html, _ = form
    assert 'くわしくは<sup><a href="#note-1-1">※1</a></sup>をご覧ください。' in html
    assert '<p class="note" id="note-1-1">※1 書き方は窓口にもあります。</p>' in html


def test_a_link_keeps_its_address(form: tuple[bool, str, set[str]]) -> None:
    assert '<a href="https://town.example/a">書き方</a>' in form[1]


def test_what_tags_say_is_no_guess_and_a_picture_keeps_its_alternative(form: tuple[bool, str, set[str]]) -> None:
    tagged, html, doubts = form
    assert html.startswith("<h2>申請書</h2>")
    assert ('alt="公民館の地図"' in html) is tagged
    assert (Doubt.NO_ALTERNATIVE in doubts) is not tagged


def test_drawn_lines_of_a_text_file_are_entries_too() -> None:
    html = read("お名前：＿＿＿＿＿＿＿＿\n".encode()).html
    assert html == '<p class="field">お名前：<span class="blank">（記入欄）</span></p>'


def test_fields_of_a_web_page_are_entries() -> None:
    fields = "<p>電話：<input type=tel></p><p><input type=hidden><input type=submit></p>"
    page = f"<html><body><form>{fields}</form></body></html>"
    assert read(page.encode()).html == '<p class="field">電話：<span class="blank">（記入欄）</span></p>'
