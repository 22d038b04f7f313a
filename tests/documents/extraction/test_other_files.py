"""Promises about text files, web pages and office files: what an author marked stays marked."""

import base64
import io

import openpyxl
import pptx
import pytest
from openpyxl.drawing.image import Image as SheetImage
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from documents.extraction.blocks import Doubt
from documents.extraction.reading import read
from documents.extraction.source import read_file
from tests.factories import files, papers

PICTURE = papers.as_file(Image.new("RGB", (120, 80), "teal"))
TEXT = """お知らせ
========

給付金の申請を受け付けています。

■ 持ち物
・本人を確認できるもの
・通帳

１．受付の場所
公民館　一階
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "euc_jp", "iso2022_jp", "utf-16"])
def test_a_text_file_of_any_old_machine_becomes_structure(encoding: str) -> None:
    found = read(TEXT.encode(encoding))
    assert found.html == (
        "<h2>お知らせ</h2><p>給付金の申請を受け付けています。</p><h3>持ち物</h3>"
        "<ul><li>本人を確認できるもの</li><li>通帳</li></ul><p>１．受付の場所<br>公民館　一階</p>"
    )
    assert [Doubt.GUESSED_HEADING in block.doubts for block in found.blocks][:3] == [False, False, True]


def test_lines_that_only_the_width_of_an_old_screen_broke_are_joined() -> None:
    wide = "縁側市では妊娠の届出をした方に出産の前と後の二回に分けて合計十万円をお渡ししており"
    assert read(f"{wide}\n{wide}\nます。\n".encode()).html == f"<p>{wide}{wide}ます。</p>"


def test_a_web_page_gives_its_middle_and_the_pictures_it_carries() -> None:
    data = base64.b64encode(PICTURE).decode()
    found = read(
        f"<!doctype html><html><body><nav>メニュー</nav><main><h1>給付金</h1><div>はじめの文。<p>次の\n  文。</p></div>"
        f"<dl><dt>対象</dt><dd>妊婦</dd></dl><img src='data:image/png;base64,{data}' alt='窓口の写真'>"
        "<img src='https://elsewhere.example/t.gif' alt='看板'><script>x()</script></main>"
        "<footer>住所</footer></body></html>".encode()
    )
    assert found.html == (
        "<h2>給付金</h2><p>はじめの文。</p><p>次の文。</p><p>対象</p><p>妊婦</p>"
        f'<p><img src="figure:{found.figures[0].key}" alt="窓口の写真" width="120" height="80">（画像：看板）</p>'
    )


def test_word_keeps_pictures_notes_and_merged_cells() -> None:
    found = read(files.word_with_picture_and_note(PICTURE))
    assert found.html.startswith('<figure><img alt="公民館の地図"')
    assert f'src="figure:{found.figures[0].key}"' in found.html
    assert '本文です。<sup><a href="#note-footnote-1" id="note-footnote-ref-1">[1]</a></sup>' in found.html
    assert '<p class="note" id="note-footnote-1">[1] 注の文です。</p>' in found.html


def test_bold_lines_of_a_word_file_without_styles_are_offered_as_headings() -> None:
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>申し込み</w:t></w:r></w:p>"
    found = read(files.word(bold + files.word_paragraph("窓口へ来てください。")))
    assert [block.html for block in found.blocks] == ["<h2>申し込み</h2>", "<p>窓口へ来てください。</p>"]
    assert found.blocks[0].doubts == (Doubt.GUESSED_HEADING.value,)


def test_a_sheet_keeps_merged_cells_and_pictures_and_hides_what_is_hidden() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "予定"
    for row in (["月", "回", "メモ", "内容"], ["4月", "1", "内輪", "体操"], [None, "2", "内輪", "講話"]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.column_dimensions["C"].hidden = True
    sheet.add_image(SheetImage(io.BytesIO(PICTURE)), "F5")
    buffer = io.BytesIO()
    workbook.save(buffer)
    found = read(buffer.getvalue())
    assert '<td rowspan="2">4月</td><td>1</td><td>体操</td></tr><tr><td>2</td><td>講話</td></tr>' in found.html
    assert "内輪" not in found.html
    assert Doubt.MERGED_CELLS in found.blocks[1].doubts
    assert found.blocks[2].doubts == (Doubt.NO_ALTERNATIVE.value,)


def test_a_chart_says_its_numbers_and_a_picture_on_a_slide_asks_for_words() -> None:
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "人口"
    numbers = CategoryChartData()
    numbers.categories = ["2020年", "2021年"]
    numbers.add_series("人口（人）", (100, 90.5))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(2), Inches(5), Inches(3), numbers)
    slide.shapes.add_picture(io.BytesIO(PICTURE), Inches(6), Inches(2))
    buffer = io.BytesIO()
    show.save(buffer)
    found = read(buffer.getvalue())
    assert '<tr><th scope="row">2021年</th><td>90.5</td></tr>' in found.html
    assert found.blocks[-1].doubts == (Doubt.NO_ALTERNATIVE.value,)
    assert all(block.page == 1 and block.box for block in found.blocks)


def test_a_file_of_twenty_years_ago_is_read_like_one_of_today() -> None:
    old = files.old_office(files.word(files.word_paragraph("会議のお知らせ", "1")), "docx", "doc")
    assert papers.letters(read_file(old).html) == "会議のお知らせ"
