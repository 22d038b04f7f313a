"""Each rule for PDFs has a file that breaks it and one that does not."""

import io
from collections.abc import Callable

import pikepdf
import pytest

from documents.findings.examine import MOST_OF_ONE_RULE, examine_whole
from documents.findings.finding import Finding
from tests.factories import files
from tests.factories import flawed_pdf as make
from tests.factories.flawed_pdf import PARAGRAPH, TABLE, changed, picture, retag, sound_pdf, without

FIGURE = f'<h1>花</h1>{PARAGRAPH}<p><img alt="庁舎の花だん" src="{picture()}"></p>'
LONG = "<h1>長い</h1>" + "".join(f"<h2>章{number}</h2>{PARAGRAPH * 12}" for number in range(11))
SMALL = f"<h1>一</h1><div style='font-size:{{}}pt'>{PARAGRAPH}</div>"
INK = f"<h1>一</h1><p style='color:#{{}};background:#{{}}'>色のある字です。</p>{PARAGRAPH}"
LINK = f"<h1>一</h1><p><a href='https://a.example/'>{{}}</a></p>{PARAGRAPH}"
SIZED = f"<h1>一</h1><p style='font-size:{{}}pt'>持ちもの</p>{PARAGRAPH * 3}"
SPREAD = "<h1>一</h1><p>{}</p>"
SPANS = f"<h1>一</h1>{TABLE.replace('<td>妊娠</td><td>5万円</td>', '<td colspan=2>妊娠5万円</td>')}"
COLUMNS = f"<h1>一</h1><div style='columns:2'>{PARAGRAPH * 16}</div>"
BOX = "<div style='position:absolute;{}'><p>{}</p></div>"
NO_ALT = without("/Alt", kind="Figure")


def rules(content: bytes) -> set[str]:
    return {finding.rule for finding in found(content)}


def found(content: bytes) -> list[Finding]:
    return examine_whole(content, "pdf").findings


def two_boxes(first: str, second: str) -> bytes:
    """Two paragraphs in the order of reading, each at its place on the paper."""
    boxes = BOX.format(first, "先に読む文章です。" * 4) + BOX.format(second, "後で読む文章です。" * 4)
    return sound_pdf(f"<h1>一</h1>{boxes}")


CASES: list[tuple[str, Callable[[], bytes], Callable[[], bytes]]] = [
    ("untagged", lambda: files.pdf(PARAGRAPH), sound_pdf),
    ("text-untagged", lambda: changed(sound_pdf(), make.untag_text), sound_pdf),
    ("title-missing", lambda: files.pdf(PARAGRAPH), sound_pdf),
    ("title-poor", lambda: changed(sound_pdf(), make.titled("Microsoft Word - 案内.doc")), sound_pdf),
    ("title-hidden", lambda: changed(sound_pdf(), without("/ViewerPreferences")), sound_pdf),
    ("language-missing", lambda: changed(sound_pdf(), without("/Lang")), sound_pdf),
    ("language-wrong", lambda: changed(sound_pdf(), make.says_language("en-US")), sound_pdf),
    ("bookmarks-missing", lambda: changed(sound_pdf(LONG), without("/Outlines")), lambda: sound_pdf(LONG)),
    ("locked", make.locked, sound_pdf),
    ("scan", files.scanned_pdf, lambda: sound_pdf(FIGURE)),
    ("scan-read-by-machine", make.read_by_machine, files.scanned_pdf),
    ("letters-unreadable", lambda: changed(sound_pdf(), make.private_letters), sound_pdf),
    ("font-not-embedded", make.standard_font, sound_pdf),
    ("small-letters", lambda: sound_pdf(SMALL.format(6)), lambda: sound_pdf(SMALL.format(9))),
    ("letters-apart", lambda: sound_pdf(SPREAD.format("日　時")), lambda: sound_pdf(SPREAD.format("有　無"))),
    ("contrast", lambda: sound_pdf(INK.format("aaa", "fff")), lambda: sound_pdf(INK.format("fff", "333"))),
    ("headings-none", lambda: sound_pdf(PARAGRAPH * 16), lambda: sound_pdf(f"<h1>一</h1>{PARAGRAPH * 16}")),
    ("heading-skipped", lambda: sound_pdf("<h1>一</h1><h3>三</h3>"), lambda: sound_pdf("<h1>一</h1><h2>二</h2>")),
    ("heading-empty", lambda: changed(sound_pdf(), make.emptied("H2")), sound_pdf),
    ("heading-fake", lambda: sound_pdf(SIZED.format(20)), lambda: sound_pdf(SIZED.format(12))),
    (
        "alternative-missing",
        lambda: changed(sound_pdf(FIGURE), without("/Alt", kind="Figure")),
        lambda: sound_pdf(FIGURE),
    ),
    ("alternative-poor", lambda: sound_pdf(FIGURE.replace("庁舎の花だん", "image1.png")), lambda: sound_pdf(FIGURE)),
    ("picture-untagged", lambda: changed(sound_pdf(FIGURE), make.emptied("Figure")), lambda: sound_pdf(FIGURE)),
    ("table-headers-missing", lambda: changed(sound_pdf(), retag("TH", "TD")), sound_pdf),
    ("table-headers-unclear", make.headers_both_ways, lambda: make.headers_both_ways(scope=True)),
    ("table-irregular", lambda: changed(sound_pdf(), make.lose_a_cell), lambda: sound_pdf(SPANS)),
    ("table-merged", lambda: sound_pdf(SPANS), sound_pdf),
    ("order", lambda: two_boxes("top:150mm", "top:60mm"), lambda: two_boxes("top:60mm", "top:150mm")),
    ("field-unnamed", lambda: changed(sound_pdf(), make.field("")), lambda: changed(sound_pdf(), make.field("氏名"))),
    ("form-in-file", lambda: changed(sound_pdf(), make.field("氏名")), sound_pdf),
    ("link-poor", lambda: sound_pdf(LINK.format("こちら")), lambda: sound_pdf(LINK.format("申込のページ"))),
    ("pdf-ua", lambda: changed(sound_pdf(LINK.format("申込")), make.no_tabs), lambda: sound_pdf(LINK.format("申込"))),
]


def test_a_sound_file_has_nothing_to_find() -> None:
    assert found(sound_pdf()) == []


@pytest.mark.parametrize(("rule", "bad", "good"), CASES, ids=[case[0] for case in CASES])
def test_a_fault_is_found_and_none_is_seen_where_there_is_none(rule: str, bad: Callable, good: Callable) -> None:
    assert rule in rules(bad())
    assert rule not in rules(good())


@pytest.mark.parametrize("content", [lambda: sound_pdf(COLUMNS), make.vertical], ids=["two columns", "upright"])
def test_columns_and_upright_writing_are_read_in_good_order(content: Callable) -> None:
    assert "order" not in rules(content())


def test_upright_writing_that_leaps_back_to_the_right_is_found() -> None:
    assert "order" in rules(make.vertical(leaping=True))


def test_a_finding_knows_its_page_and_place() -> None:
    content = sound_pdf(f"<h1>一</h1>{PARAGRAPH}<p style='break-before:page;color:#bbb'>薄い字です。</p>")
    finding = next(finding for finding in found(content) if finding.rule == "contrast")
    assert finding.page == 2
    left, top, right, bottom = finding.box
    assert 0.09 < left < right < 0.5
    assert 0.05 < top < bottom < 0.12
    assert finding.detail.startswith("1.9:1 #bbbbbb / #ffffff")


def test_places_are_right_on_a_turned_page() -> None:
    content = sound_pdf("<h1>一</h1><p style='color:#bbb'>薄い字です。</p>")
    upright = next(finding for finding in found(content) if finding.rule == "contrast").box
    turned = next(finding for finding in found(changed(content, make.turn)) if finding.rule == "contrast").box
    # A quarter to the right: what was at the top left is at the top right.
    assert turned[2] == pytest.approx(1 - upright[1], abs=0.01)
    assert turned[1] == pytest.approx(upright[0], abs=0.01)


def test_too_many_of_one_kind_are_counted_instead_of_listed() -> None:
    content = sound_pdf("<h1>一</h1>" + "<p><a href='https://a.example/'>こちら</a></p>" * (MOST_OF_ONE_RULE + 5))
    listed = found(content)
    assert sum(1 for finding in listed if finding.rule == "link-poor") == MOST_OF_ONE_RULE
    assert next(finding.detail for finding in listed if finding.rule == "more-of-this") == "link-poor 5"


def test_the_standard_is_told_rule_by_rule() -> None:
    standard = examine_whole(changed(sound_pdf(), without("/Lang")), "pdf").standard
    assert standard.total == 104
    assert {unmet.rule for unmet in standard.unmet} >= {"TEXT-LANGUAGE"}


def test_a_hostile_tree_of_tags_ends() -> None:
    with pikepdf.open(io.BytesIO(sound_pdf())) as pdf:
        root = pdf.Root.StructTreeRoot
        circle = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P, P=root))
        circle.K = pikepdf.Array([circle, circle])
        root.K = pikepdf.Array([circle] * 50)
        buffer = io.BytesIO()
        pdf.save(buffer)
    assert "text-untagged" in rules(buffer.getvalue())
