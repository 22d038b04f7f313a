"""Every rule of the publishing gate: what it stops, and what it leaves alone."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms.gate import registry
from cms.gate.check import check
from cms.gate.content import PageContent
from cms.gate.findings import Finding, Severity
from cms.gate.rules import BUILT_IN, dates, headings, images, links, tables, words
from cms.models import HomePage, InformationPage
from tests.factories import cms as make

# The rules are pure, but a Wagtail page asks for its content type when it is made.
pytestmark = pytest.mark.django_db


def content(*body: dict[str, object], **fields: str) -> PageContent:
    """A page that is nowhere, as rules see it."""
    named = {"title": "参加のしかた", "summary": "電話でも参加できます。", **fields}
    return PageContent(InformationPage(body=list(body), **named))


def linked(text: str) -> PageContent:
    return content(make.paragraph(f'<p>申込書は<a href="https://example.jp/a">{text}</a>です。</p>'))


@pytest.mark.django_db
@pytest.mark.parametrize("alt", ["", "   ", "IMG_0123", "photo.jpg"])
def test_an_image_without_words_stops_the_page(alt: str) -> None:
    (finding,) = images.images_without_words(content(make.image(alt=alt)))
    assert finding.severity is Severity.BLOCK
    assert finding.where == "本文の1番目（画像）"


@pytest.mark.django_db
def test_an_image_with_words_or_for_decoration_passes() -> None:
    good = content(make.image(alt="ベンチで話す3人"), make.image(decorative=True))
    assert list(images.images_without_words(good)) == []


@pytest.mark.parametrize(
    "text",
    [
        "こちら",
        "ここ",
        "→ こちら",
        "詳しくはこちら",
        "くわしくは",
        "ここをクリック",
        "こちらをご覧ください。",
        "詳細",
        "click here",
    ],
)
def test_a_link_that_says_nothing_stops_the_page(text: str) -> None:
    (finding,) = links.links_that_say_nothing(linked(text))
    assert finding.blocks
    assert "行き先" in str(finding.mend)


@pytest.mark.parametrize("text", ["", "　", "https://www.example.jp/a/b.html"])
def test_an_empty_link_and_a_bare_address_stop_the_page(text: str) -> None:
    assert [finding.blocks for finding in links.links_that_say_nothing(linked(text))] == [True]


@pytest.mark.parametrize(
    "text", ["申込書（PDF）", "これから", "こちらの窓口の一覧", "ここから歩ける会場の地図", "詳細な日程表"]
)
def test_a_link_that_names_its_goal_passes(text: str) -> None:
    assert list(links.links_that_say_nothing(linked(text))) == []


def test_an_empty_heading_stops_the_page() -> None:
    assert [f.blocks for f in headings.empty_headings(content(make.heading("  ")))] == [True]
    assert list(headings.empty_headings(content(make.heading("申し込み")))) == []


def test_a_skipped_level_stops_the_page_and_leads_to_its_heading(home: HomePage) -> None:
    third = make.heading("持ち物", level=3)
    page = make.information_page(home, make.paragraph("<p>はじめに</p>"), third)
    (finding,) = headings.skipped_levels(PageContent(page))
    assert finding.path == f"body.{third['id']}.level"
    assert "見出し2" in str(finding.mend)


def test_levels_in_order_pass(home: HomePage) -> None:
    page = make.information_page(home, make.heading("参加"), make.heading("持ち物", level=3), make.heading("場所"))
    assert list(headings.skipped_levels(PageContent(page))) == []


@pytest.mark.parametrize(
    "bad", [{"caption": ""}, {"headings": ("曜日", "")}, {"headings": ()}], ids=["no caption", "nameless", "no columns"]
)
def test_a_table_without_names_stops_the_page(bad: dict[str, object]) -> None:
    assert [f.blocks for f in tables.tables_without_names(content(make.table(**bad)))] == [True]


def test_a_named_table_passes() -> None:
    assert list(tables.tables_without_names(content(make.table()))) == []


def test_long_sentences_are_only_warned_about() -> None:
    long = "縁側市では、" + "みなさまのご意見をうかがいながら、" * 5 + "進めます。"
    (finding,) = words.long_sentences(content(make.paragraph(f"<p>短い文です。{long}</p>")))
    assert finding.severity is Severity.WARN
    assert list(words.long_sentences(content(make.paragraph("<p>短い文です。次の文です。</p>")))) == []


@pytest.mark.parametrize(("title", "count"), [("あ" * 41, 1), ("あ" * 40, 0)])
def test_a_long_title_is_warned_about(title: str, count: int) -> None:
    assert len(list(words.long_title(content(title=title)))) == count


def test_a_missing_summary_is_warned_about() -> None:
    assert [f.path for f in words.missing_summary(content(summary=" "))] == ["summary"]
    assert list(words.missing_summary(content())) == []


@pytest.mark.parametrize(
    ("text", "count"), [("日　時：12月5日", 1), ("会 場", 1), ("日時 会場", 0), ("第一 会議室", 0)]
)
def test_letters_pulled_apart_are_warned_about(text: str, count: int) -> None:
    assert len(list(words.letters_pulled_apart(content(make.paragraph(f"<p>{text}</p>"))))) == count


@pytest.mark.parametrize("text", ["12/5に行います。", "2026/12/05まで", "来週の土曜日", "明日まで"])
def test_a_date_that_can_be_misread_is_warned_about(text: str) -> None:
    assert len(list(dates.ambiguous_dates(content(make.paragraph(f"<p>{text}</p>"))))) == 1


@pytest.mark.parametrize("text", ["12月5日 土曜日", "24/7", "3/4%", "https://example.jp/2026/12/05/a"])
def test_a_clear_date_and_other_slashes_pass(text: str) -> None:
    found = list(dates.ambiguous_dates(content(make.paragraph(f"<p>{text}</p>"))))
    assert found == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("2026年12月5日（土）", 0),
        ("令和8年12月5日 日曜日", 1),
        ("令和8年（2026年）12月5日（日）", 1),
        ("2026年2月30日（月）", 0),
    ],
)
def test_a_wrong_weekday_is_warned_about(text: str, count: int) -> None:
    assert len(list(dates.wrong_weekdays(content(make.paragraph(f"<p>{text}</p>"))))) == count


def test_what_blocks_is_told_first(home: HomePage) -> None:
    page = make.information_page(
        home, make.paragraph("<p>12/5は<a href='https://example.jp'>こちら</a></p>"), summary=""
    )
    severities = [finding.severity for finding in check(page)]
    assert severities == sorted(severities, key=[Severity.BLOCK, Severity.WARN].index)
    assert len(severities) == 3


def test_a_rule_is_registered_once() -> None:
    def silent(_content: PageContent) -> list[Finding]:
        return []

    with pytest.raises(ImproperlyConfigured, match=next(iter(BUILT_IN))):
        registry.register(next(iter(BUILT_IN)), silent)
