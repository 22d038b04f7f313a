"""Promises about parts of a text in another language: marked with a button, kept, and read by the right voice."""

import json
from typing import Any

import pytest
from django.test import override_settings
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from accessibility.furigana import annotate
from accessibility.speech import recordings
from cms.checks import part_languages_are_known
from cms.gate.check import check
from cms.models import HomePage
from cms.part_languages import KNOWN, part_languages
from cms.rich_text import TownRichTextArea
from tests.factories.cms import heading, information_page, paragraph
from tests.factories.translations import translated

MIXED = '<p data-block-key="a1">どうぞ <span lang="en">Please bring a towel</span>、<span lang="ko">수건</span>。</p>'


def through_the_editor(html: str) -> str:
    converter: Any = TownRichTextArea(features=["bold", "link", "ul"]).converter
    return str(converter.to_database_format(converter.from_database_format(html)))


def test_every_language_of_the_town_has_a_button_with_a_name() -> None:
    styles = TownRichTextArea(features=["bold"]).options["inlineStyles"]
    named = {style["type"]: (style.get("label"), str(style["description"])) for style in styles}
    assert named["LANG-EN"] == ("EN", "英語の部分")
    assert named["LANG-KO"] == ("한", "韓国・朝鮮語の部分")
    assert len([name for name in named if name.startswith("LANG-")]) == len(part_languages())


def test_a_town_chooses_its_languages() -> None:
    with override_settings(ENGAWA_PART_LANGUAGES=["ne", "en"]):
        styles = TownRichTextArea(features=["bold"]).options["inlineStyles"]
    assert [style["type"] for style in styles] == ["BOLD", "LANG-NE", "LANG-EN"]


def test_a_language_without_a_name_is_refused() -> None:
    with override_settings(ENGAWA_PART_LANGUAGES=["en", "tlh"]):
        (error,) = part_languages_are_known()
    assert "tlh" in error.msg


@pytest.mark.parametrize("code", KNOWN)
def test_a_mark_goes_through_the_editor_unchanged(code: str) -> None:
    html = f'<p data-block-key="a1">前 <span lang="{code}">words</span> 後</p>'
    with override_settings(ENGAWA_PART_LANGUAGES=[code]):
        assert through_the_editor(html) == html


def test_marks_beside_bold_and_in_lists_go_through_the_editor() -> None:
    html = '<ul><li data-block-key="a1"><b><span lang="en">Towel</span></b>、<span lang="ko">수건</span></li></ul>'
    once = through_the_editor(html)
    assert once == html


def test_the_editor_holds_a_mark_as_a_stretch_of_text() -> None:
    state = json.loads(TownRichTextArea(features=[]).converter.from_database_format(MIXED))
    ranges = state["blocks"][0]["inlineStyleRanges"]
    assert {"offset": 4, "length": 20, "style": "LANG-EN"} in ranges


def test_a_mark_that_no_button_knows_loses_only_the_mark() -> None:
    assert "words" in through_the_editor('<p data-block-key="a1"><span lang="xx" onclick="x()">words</span></p>')
    assert "onclick" not in through_the_editor('<p data-block-key="a1"><span lang="en" onclick="x()">words</span></p>')


def test_a_plain_editor_of_wagtail_would_drop_the_mark() -> None:
    plain = ContentstateConverter(["bold"])
    assert "lang" not in plain.to_database_format(plain.from_database_format(MIXED))


def test_the_published_page_its_copy_and_its_translation_keep_the_mark(home: HomePage) -> None:
    page = information_page(home, paragraph(MIXED))
    page.save_revision().publish()
    copy = page.copy(update_attrs={"slug": "copy", "title": "写し"})
    translated(home)
    english = translated(page)
    for each in (page, copy, english):
        assert '<span lang="en">Please bring' in each.specific.main_html()


@pytest.mark.django_db
def test_each_part_is_spoken_by_the_voice_of_its_language() -> None:
    spoken = recordings.plan(MIXED, title="").spoken
    assert [(each.voice, each.words) for each in spoken] == [
        ("ja", "どうぞ"),
        ("espeak/en", "Please bring a towel"),
        ("espeak/ko", "수건"),
    ]


@pytest.mark.django_db
def test_furigana_stays_away_from_a_part_in_another_language() -> None:
    html = annotate('<p>受付で <span lang="zh-Hans">请把毛巾带来</span>。</p>')
    assert '<span lang="zh-Hans">请把毛巾带来</span>' in html
    assert "うけつけ</rt>" in html


def whats(home: HomePage, *body: dict[str, Any], **fields: Any) -> list[tuple[str, str]]:
    page = information_page(home, *body, **fields)
    found = [finding for finding in check(page) if "言葉の印" in str(finding.what)]
    return [(str(finding.what).partition("」")[0].strip("「"), str(finding.where)) for finding in found]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>受付で Please bring a towel と言います。</p>", "Please bring a towel"),
        ("<p>수건을 가져오세요</p>", "수건을"),
        ("<p>โปรดนำผ้า</p>", "โปรดนำผ้า"),
        ("<ul><li>You don’t need anything</li></ul>", "You don’t need anything"),
    ],
)
def test_the_gate_names_a_part_without_a_mark_and_where_it_is(home: HomePage, html: str, words: str) -> None:
    assert whats(home, heading("持ち物"), paragraph(html)) == [(words, "本文の2番目（文章）")]


@pytest.mark.parametrize(
    "html",
    [
        '<p><span lang="en">Please bring a towel.</span></p>',
        "<p>Google Mapsで開きます。</p>",
        "<p>アドレスは https://example.org/a/b/c です。</p>",
        '<p><span lang="en">Please <b>bring a towel</b> with you.</span></p>',
        "<p>手ぶらでどうぞ。</p>",
    ],
)
def test_the_gate_is_silent_about_marked_parts_names_and_addresses(home: HomePage, html: str) -> None:
    assert whats(home, paragraph(html)) == []


def test_words_in_a_title_are_named_too_since_no_button_can_mark_them(home: HomePage) -> None:
    assert whats(home, paragraph("<p>本文。</p>"), title="Welcome to our town") == [("Welcome to our town", "タイトル")]


def test_english_words_are_at_home_on_an_english_page(home: HomePage) -> None:
    translated(home)
    page = translated(information_page(home, paragraph("<p>本文。</p>")), title="How to join us today")
    page.body = [("paragraph", "<p>You may join us by telephone.</p>")]
    assert not [finding for finding in check(page) if "言葉の印" in str(finding.what)]
