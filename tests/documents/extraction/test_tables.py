"""Promises about tables on paper."""

from documents.extraction.blocks import Doubt
from documents.extraction.reading import read
from tests.factories import files, papers

RULED = "<style>table{border-collapse:collapse;width:100%}td,th{border:1px solid;padding:2mm}</style>"
SHADED = "<style>th{background:#ddd}</style>"


def test_ruled_cells_keep_their_rows_their_merged_neighbours_and_their_headers() -> None:
    found = read(
        files.pdf(
            f"{RULED}{SHADED}<p>表1 サロンの日程</p><table><tr><th>回<th>日<th>場所</tr>"
            f"<tr><td>1<td>12月5日<td rowspan=2>{papers.SENTENCE}</tr><tr><td>2<td>12月12日</tr>"
            "<tr><td>3<td colspan=2>未定</tr></table><p>あとの文章です。</p>"
        )
    )
    table = next(block for block in found.blocks if block.html.startswith("<table"))
    assert table.html == (
        '<table><caption>表1 サロンの日程</caption><thead><tr><th scope="col">回</th><th scope="col">日</th>'
        '<th scope="col">場所</th></tr></thead><tbody><tr><td>1</td><td>12月5日</td>'
        f'<td rowspan="2">{papers.SENTENCE}</td></tr><tr><td>2</td><td>12月12日</td></tr>'
        '<tr><td>3</td><td colspan="2">未定</td></tr></tbody></table>'
    )
    assert set(table.doubts) == {Doubt.GUESSED_TABLE, Doubt.GUESSED_HEADERS, Doubt.MERGED_CELLS}
    assert found.html.endswith("<p>あとの文章です。</p>")


def test_a_table_of_labels_has_its_headers_at_the_left() -> None:
    rows = {"日時": "12月5日 午後2時", "場所": "公民館", "費用": "無料"}
    body = "".join(f"<tr><td>{label}<td>{value}</tr>" for label, value in rows.items())
    html = read(files.pdf(f"{RULED}<table>{body}</table>")).html
    assert html.count('<th scope="row">') == 3
    assert '<th scope="row">場所</th><td>公民館</td>' in html


def test_a_table_that_the_page_breaks_is_one_table_and_says_its_headers_once() -> None:
    rows = "".join(f"<tr><td>{n}回<td>{papers.SENTENCE}</tr>" for n in range(1, 31))
    found = read(files.pdf(f"{RULED}{SHADED}<table><thead><tr><th>番号<th>内容</tr></thead>{rows}</table>"))
    assert found.pages > 1
    assert found.html.count("<table>") == 1
    assert found.html.count('<th scope="col">内容</th>') == 1
    assert found.html.count(papers.SENTENCE) == 30


def test_a_frame_around_words_is_no_table() -> None:
    frame = "<div style='border:1px solid;padding:4mm'>"
    html = read(files.pdf(f"{frame}<p>お知らせ。{papers.SENTENCE}</p><p>二つ目の段落です。</p></div>")).html
    assert html == f"<p>お知らせ。{papers.SENTENCE}</p><p>二つ目の段落です。</p>"
