"""Each rule for office files has a file that breaks it and one that does not."""

from collections.abc import Callable

import pytest
from openpyxl.worksheet.hyperlink import Hyperlink

from documents.findings.examine import examine_whole
from tests.factories import flawed_office as make
from tests.factories.flawed_office import SENTENCE, docx, drawing, line, show, slide_words, table, xlsx

HEADED = line("給付金", style="1")
LANGUAGE = (
    '<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US" w:eastAsia="{}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>'
)
LINKS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId9" Target="https://a.example/" TargetMode="External" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>'
    '<Relationship Id="rId1" Target="styles.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"/></Relationships>'
)


P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
THIRD = line("三", paragraph='<w:outlineLvl w:val="2"/>')
FAINT, DARK = (line("字", run=f'<w:color w:val="{ink}"/>') for ink in ("BBBBBB", "0000CC"))
IN_A_CELL = f"<w:tbl><w:tr><w:tc>{table()}{line('外')}</w:tc></w:tr></w:tbl>"


def link(text: str) -> str:
    namespace = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    return f'<w:p><w:hyperlink {namespace} r:id="rId9"><w:r><w:t>{text}</w:t></w:r></w:hyperlink></w:p>'


def linked(text: str) -> bytes:
    return docx(HEADED, line(SENTENCE), link(text), **{"word___rels__document.xml.rels": LINKS})


def in_language(name: str) -> bytes:
    return docx(HEADED, line(SENTENCE * 3), **{"word__styles.xml": LANGUAGE.format(name)})


def rules(content: bytes, file_type: str) -> set[str]:
    return {finding.rule for finding in examine_whole(content, file_type).findings}


def cell_link(text: str) -> Callable:
    def change(book) -> None:
        book.active["A2"] = text
        book.active["A2"].hyperlink = Hyperlink(ref="A2", target="https://a.example/")

    return change


def gaps(number: int) -> Callable:
    return lambda book: book.active.cell(row=4 + number, column=1, value="転入")


def duplicate(slides) -> None:
    slides.slides[1].shapes.title.text = slides.slides[0].shapes.title.text


def untitled(slides) -> None:
    slides.slides[1].shapes.title.text = ""


def title_last(slides) -> None:
    tree = slides.slides[0].shapes._spTree
    tree.append(slides.slides[0].shapes.title._element)


def timed(slides) -> None:
    element = slides.slides[0].element
    child = element.makeelement(
        "{http://schemas.openxmlformats.org/presentationml/2006/main}transition", {"advTm": "5000"}
    )
    element.append(child)


CHANGED = f'<w:p><w:ins w:id="1" w:author="町"><w:r><w:t>{SENTENCE}</w:t></w:r></w:ins></w:p>'
WORD = [
    ("title-missing", docx(HEADED, title=""), docx(HEADED)),
    ("title-poor", docx(HEADED, title="文書 1"), docx(HEADED)),
    ("language-wrong", in_language("en-US"), in_language("ja-JP")),
    ("changes-left", docx(HEADED, CHANGED), docx(HEADED, line(SENTENCE))),
    ("headings-none", docx(line(SENTENCE * 30)), docx(HEADED, line(SENTENCE * 30))),
    (
        "heading-skipped",
        docx(HEADED, line("三", paragraph='<w:outlineLvl w:val="2"/>')),
        docx(HEADED, line("二", style="2")),
    ),
    ("heading-empty", docx(HEADED, line("", style="2")), docx(HEADED, line("二", style="2"))),
    ("heading-fake", docx(HEADED, line("持ちもの", run="<w:b/>"), line(SENTENCE)), docx(HEADED, line("持ちもの"))),
    ("list-fake", docx(HEADED, line("・印鑑"), line("・保険証")), docx(HEADED, line("・印鑑"), line(SENTENCE))),
    ("letters-apart", docx(HEADED, line("日　時")), docx(HEADED, line("はい　いいえ"), line("有　無"))),
    ("empty-lines", docx(HEADED, *[line("")] * 3, line(SENTENCE)), docx(HEADED, *[line("")] * 2, line(SENTENCE))),
    ("small-letters", docx(HEADED, line(SENTENCE, run='<w:sz w:val="12"/>')), docx(HEADED, line(SENTENCE))),
    (
        "contrast",
        docx(HEADED, line("薄い", run='<w:color w:val="BBBBBB"/>')),
        docx(HEADED, line("濃い", run='<w:color w:val="0000CC"/>')),
    ),
    ("alternative-missing", docx(HEADED, drawing()), docx(HEADED, drawing("庁舎の花だん"))),
    ("alternative-poor", docx(HEADED, drawing("IMG_2031.jpg")), docx(HEADED, drawing("庁舎の花だん"))),
    ("picture-floating", docx(HEADED, drawing("花だんの絵", floating=True)), docx(HEADED, drawing("花だんの絵"))),
    ("text-box", docx(HEADED, make.text_box("締切は金曜")), docx(HEADED, make.text_box(""))),
    ("table-headers-missing", docx(HEADED, table(header=False)), docx(HEADED, table())),
    ("table-merged", docx(HEADED, table(merged=True)), docx(HEADED, table())),
    (
        "table-nested",
        docx(HEADED, f"<w:tbl><w:tr><w:tc>{table()}{line('外')}</w:tc></w:tr></w:tbl>"),
        docx(HEADED, table()),
    ),
    ("link-poor", linked("こちら"), linked("申込のページ")),
    ("field-unnamed", docx(HEADED, make.control()), docx(HEADED, make.control("氏名"))),
    ("form-in-file", docx(HEADED, make.control("氏名")), docx(HEADED)),
]
PICTURED = xlsx(make.add_picture)
EXCEL = [
    ("title-missing", xlsx(title=""), xlsx()),
    ("sheet-unnamed", xlsx(lambda book: setattr(book.active, "title", "Sheet1")), xlsx()),
    ("sheet-empty", xlsx(lambda book: book.create_sheet("予備")), xlsx()),
    ("sheet-hidden", xlsx(lambda book: setattr(book.create_sheet("裏"), "sheet_state", "hidden")), xlsx()),
    ("table-headers-missing", xlsx(lambda book: setattr(book.active, "freeze_panes", None)), xlsx()),
    ("table-merged", xlsx(lambda book: book.active.merge_cells("A2:A3")), xlsx()),
    ("sheet-gaps", xlsx(gaps(5)), xlsx(gaps(0))),
    ("sheet-graph-paper", xlsx(make.graph_paper), xlsx()),
    ("letters-apart", xlsx(lambda book: book.active.append(["氏　名"])), xlsx()),
    ("contrast", xlsx(make.faint_cell), xlsx()),
    ("link-poor", xlsx(cell_link("こちら")), xlsx(cell_link("申込のページ"))),
    (
        "alternative-missing",
        make.described(xlsx(make.add_picture), ""),
        make.described(xlsx(make.add_picture), "花だん"),
    ),
    ("alternative-poor", PICTURED, make.described(PICTURED, "花だん")),
]
SLIDES = [
    ("title-missing", show(title=""), show()),
    ("title-poor", show(title="PowerPoint プレゼンテーション"), show()),
    ("slide-title-missing", show(untitled), show()),
    ("slide-title-twice", show(duplicate), show()),
    ("order", show(title_last), show()),
    ("runs-by-itself", show(timed), show()),
    ("media-in-file", show(make.add_movie), show()),
    ("alternative-missing", show(make.slide_picture("")), show(make.slide_picture("庁舎の花だん"))),
    ("alternative-poor", show(make.slide_picture("Picture 3")), show(make.slide_picture("庁舎の花だん"))),
    ("table-headers-missing", show(make.slide_table(first_row=False)), show(make.slide_table(first_row=True))),
    ("contrast", show(slide_words("薄い", ink="CCCCCC")), show(slide_words("濃い"))),
    ("small-letters", show(slide_words("小さい", points=8)), show(slide_words("大きい"))),
    ("letters-apart", show(slide_words("日　時")), show(slide_words("日時"))),
]
CASES = [(kind, *case) for kind, cases in (("docx", WORD), ("xlsx", EXCEL), ("pptx", SLIDES)) for case in cases]


@pytest.mark.parametrize(("kind", "rule", "bad", "good"), CASES, ids=[f"{case[0]} {case[1]}" for case in CASES])
def test_a_fault_is_found_and_none_is_seen_where_there_is_none(kind: str, rule: str, bad: bytes, good: bytes) -> None:
    assert rule in rules(bad, kind)
    assert rule not in rules(good, kind)


@pytest.mark.parametrize(
    ("kind", "content"),
    [("docx", docx(HEADED, line(SENTENCE), drawing("花だん"), table())), ("xlsx", xlsx()), ("pptx", show())],
)
def test_a_sound_office_file_has_nothing_to_find(kind: str, content: bytes) -> None:
    assert rules(content, kind) == set()


def test_a_shape_on_a_slide_is_marked_at_its_place() -> None:
    found = examine_whole(show(make.slide_picture("")), "pptx").findings[0]
    assert found.page == 1
    assert found.box is not None
    assert found.box[:2] == pytest.approx((0.5, 2 / 3), abs=0.01)
