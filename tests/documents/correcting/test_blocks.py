"""Promises about the plain text that staff type, and about tables and pictures."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from documents.correcting import tables
from documents.correcting.kinds import Kind, Typed, htmls_of, kind_of, text_of
from documents.correcting.models import SourceVersion
from documents.correcting.notation import as_text, fill
from documents.correcting.rows import shown
from documents.correcting.stored import state_of
from documents.models import DocumentPage
from tests.documents.correcting.test_screens import block, do, text, words_of, write

INLINE = st.text(alphabet="あア字a1 *_^[]{}()\\.：、https://", max_size=40)
TABLE = (
    '<table><caption>ごみの日</caption><thead><tr><th scope="col">地区</th><th scope="col">曜日</th></tr></thead>'
    '<tbody><tr><th scope="row">東</th><td rowspan="2">月</td></tr><tr><th scope="row">西</th></tr></tbody></table>'
)


@settings(max_examples=200, deadline=None)
@given(INLINE)
def test_any_words_come_back_as_they_were(words: str) -> None:
    element = lxml_html.Element("p")
    element.text = words
    assert fill(lxml_html.Element("p"), as_text(element)).text_content() == words


@pytest.mark.parametrize(
    "html",
    [
        "<p>五万円<strong>まで</strong>です。<br>くわしくは<a href='https://a.jp/b%28c%29'>町へ</a></p>",
        '<p class="field">氏名：<span class="blank">（記入欄）</span></p>',
        "<ul><li>かみ<ul><li>新聞<br>雑誌</li></ul></li><li>びん</li></ul>",
        '<p>注<sup><a href="#n1" id="r1">1</a></sup>を見る</p>',
        '<h3 id="s1">費用</h3>',
        '<p class="note" id="n1"><a href="#r1">1</a> 税を<em>含みます</em></p>',
    ],
)
def test_a_block_that_is_opened_and_kept_is_the_same(html: str) -> None:
    html = lxml_html.tostring(lxml_html.fromstring(html), encoding="unicode")
    assert htmls_of(Typed(kind_of(html), text_of(html)), before=html) == [html]


def test_a_table_that_is_opened_and_kept_is_the_same() -> None:
    assert tables.html_of(tables.table_of(TABLE)) == TABLE


def test_merged_cells_are_taken_apart_with_their_value_in_each_place() -> None:
    html = tables.html_of(tables.without_merging(tables.table_of(TABLE)))
    assert html.count("<td>月</td>") == 2
    assert "rowspan" not in html


def test_a_large_heading_that_spans_columns_says_so() -> None:
    above = "<tr><th colspan='2'>料金</th></tr><tr><th>大人</th><th>子</th></tr>"
    html = f"<table>{above}<tr><td>1</td><td>2</td></tr></table>"
    told = tables.html_of(tables.table_of(html))
    assert '<th scope="colgroup" colspan="2">料金</th>' in told
    assert told.count('scope="col"') == 2


def as_sent(response, **more: str) -> dict[str, str]:
    """The open form with every field as a browser would send it."""
    form = lxml_html.fromstring(response.content).get_element_by_id("new")
    return {name: value or "" for name, value in form.fields.items()} | more


def test_a_table_is_changed_cell_by_cell_with_rows_and_headers(staff: Client, page: DocumentPage) -> None:
    write(staff, page, block(page, "月曜日"), kind="table", text="曜日｜もの\n月｜かみ")
    table = block(page, "<table")
    address = reverse("correcting:write", args=[page.pk, 1, table.id])
    opened = staff.get(reverse("correcting:section", args=[page.pk, 1]) + f"?edit={table.id}")
    longer = staff.post(address, as_sent(opened, do="row:1"))
    assert "3行目の1番目" in longer.content.decode()
    assert block(page, "<table") == table, "nothing is kept before it is saved"
    filled = {"cell-2-0": "火", "cell-2-1": "びん", "block-header_column": "on", "block-caption": "集める日"}
    kept = staff.post(address, as_sent(longer, do="save") | filled)
    assert kept.status_code == 302, words_of(kept)
    assert '<caption>集める日</caption><thead><tr><th scope="col">曜日</th>' in text(page)
    assert '<tr><th scope="row">火</th><td>びん</td></tr>' in text(page)


@pytest.mark.parametrize(
    "shape", ["", "{}", "[[[1]]]", '[[["a",1]]]', "[[[99999999,1]]]", json.dumps([[[1, 1]] * 900])]
)
def test_a_broken_shape_of_a_table_breaks_nothing(staff: Client, page: DocumentPage, shape: str) -> None:
    write(staff, page, block(page, "月曜日"), kind="table", text="曜日｜もの\n月｜かみ")
    table, before = block(page, "<table"), text(page)
    address = reverse("correcting:write", args=[page.pk, 1, table.id])
    response = staff.post(
        address, {"seen": state_of(table), "do": "save", "form": "table", "shape": shape, "block-header_rows": "0"}
    )
    assert response.status_code == 422
    assert text(page) == before


def test_lines_become_one_table_and_list_items_one_list(staff: Client, page: DocumentPage) -> None:
    write(staff, page, block(page, "月曜日"), text="月　かみ\n\n火　びん")
    do(staff, page, "join-table", block(page, "月　かみ").id, block(page, "火　びん").id)
    assert kind_of(block(page, "かみ").html) == Kind.TABLE
    assert '<th scope="col">月</th><th scope="col">かみ</th>' in text(page)


def with_figure(page: DocumentPage, html: str) -> None:
    version = SourceVersion.objects.newest(page.pk)
    version.blocks[1] |= {"html": html, "extracted": html, "doubts": ["no_alternative"]}
    SourceVersion.objects.all().delete()
    version.pk = None
    version.save()


def test_a_picture_gets_its_words_or_leaves_the_text(staff: Client, page: DocumentPage) -> None:
    with_figure(page, f'<figure><img src="figure:{"a" * 64}" alt="画像（説明はまだありません）"></figure>')
    figure = block(page, "figure:")
    address = reverse("correcting:write", args=[page.pk, 1, figure.id])
    empty = staff.post(address, {"seen": state_of(figure), "do": "save", "form": "figure", "block-alternative": " "})
    assert empty.status_code == 422
    assert "画像の説明を入れてください" in words_of(empty)
    told = {
        "seen": state_of(figure),
        "do": "save",
        "form": "figure",
        "block-alternative": "町の地図",
        "block-caption": "図1",
    }
    assert staff.post(address, told).status_code == 302
    assert 'alt="町の地図"' in text(page)
    assert "<figcaption>図1</figcaption>" in text(page)
    ornament = {"seen": state_of(block(page, "figure:")), "do": "save", "form": "figure", "block-decorative": "on"}
    assert staff.post(address, ornament).status_code == 302
    assert "figure:" not in text(page)


def test_what_is_shown_to_staff_can_do_nothing() -> None:
    html = shown('<p onclick="x()">あ<script>x()</script><img src=x onerror=x()></p><iframe src="//e"></iframe>', 1)
    assert "script" not in html
    assert "onclick" not in html
    assert "onerror" not in html
    assert "iframe" not in html
