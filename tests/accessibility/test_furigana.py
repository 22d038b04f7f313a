"""Furigana: readings above words, never where they would harm."""

import re

import pytest
from django.template import Context, Template

from accessibility import furigana
from accessibility.furigana import annotate
from accessibility.models import FuriganaText, ReadingEntry
from accessibility.preferences import DisplayPreferences
from accessibility.readings import table
from accessibility.speech.script import sentences
from cms.models import HomePage, InformationPage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """A test's rolled-back entries send no signal."""
    table.forget()
    furigana.forget_kept()


def readings(html: str) -> list[str]:
    return re.findall(r"<rt [^>]*>(.*?)</rt>", annotate(html))


def test_a_word_gets_its_reading_and_its_brackets() -> None:
    assert annotate("<p>催し</p>") == ('<p><ruby>催<rp>(</rp><rt aria-hidden="true">もよお</rt><rp>)</rp></ruby>し</p>')


def test_kana_of_the_word_stay_outside_the_ruby() -> None:
    assert readings("申し込みと取り消し") == ["もう", "こ", "と", "け"]


@pytest.mark.parametrize(
    "name", ["title", "button", "label", "legend", "option", "textarea", "summary", "script", "style", "code"]
)
def test_names_of_controls_stay_plain(name: str) -> None:
    html = f"<{name}>申込</{name}>"
    assert annotate(html) == html


def test_attributes_stay_plain() -> None:
    html = '<img alt="花の写真 <b>" title=\'申込\'><a href="/資料/" aria-label="資料">x</a>'
    assert annotate(html) == html


def test_text_after_a_plain_element_is_annotated_again() -> None:
    assert readings("<button><span>申込</span></button><p>資料</p>") == ["しりょう"]


def test_what_has_a_ruby_keeps_it() -> None:
    once = annotate("<p>縁側市の<ruby>催<rt>もよおし</rt></ruby></p>")
    assert annotate(once) == once
    assert once.count("<rt") == 2


def test_another_language_stays_plain() -> None:
    html = '<p lang="zh">公告</p>'
    assert annotate(html) == html


@pytest.mark.parametrize("html", ['<p lang="ja">資料</p>', "<p lang='ja-JP'>資料</p>", "<p lang=ja>資料</p>"])
def test_what_says_that_it_is_japanese_is_annotated(html: str) -> None:
    assert readings(html) == ["しりょう"]


@pytest.mark.parametrize(
    "html", ["", "<", "<p", "a < b", "<!-- 申込 -->", "&lt;&amp;&#x3042;", "😀", "\ud800漢", "<p>漢\x00字"]
)
def test_damaged_html_is_passed_through(html: str) -> None:
    plain = re.sub(r"<rp>.*?</rp>|<rt.*?</rt>|</?ruby>", "", annotate(html))
    assert plain == html


def test_digits_are_left_alone_but_counters_are_read() -> None:
    html = annotate("10時30分に2人")
    assert '<ruby>2人<rp>(</rp><rt aria-hidden="true">ふたり' in html
    assert readings("10時30分") == ["じ", "ぷん"]
    assert readings("令和8年11月15日（土）、1,500円") == ["れいわ", "ねん", "がつ", "にち", "ど", "えん"]


def test_the_town_decides_how_its_name_is_read() -> None:
    assert readings("中込会館") != ["なかごみかいかん"]
    ReadingEntry.objects.create(surface="中込会館", reading="なかごみかいかん")
    assert readings("中込会館") == ["なかごみかいかん"]


def test_a_changed_reading_changes_only_the_sentences_with_the_word() -> None:
    annotate("<p>梅林公民館で会います。</p><p>資料を読みます。</p>")
    before = set(FuriganaText.objects.values_list("digest", flat=True))
    ReadingEntry.objects.create(surface="梅林", reading="ばいりん")
    annotate("<p>梅林公民館で会います。</p><p>資料を読みます。</p>")
    assert len(set(FuriganaText.objects.values_list("digest", flat=True)) - before) == 1


def test_rubies_come_from_the_database_in_another_process(django_assert_num_queries) -> None:
    annotate("<p>家から参加できます。</p>")
    furigana.forget_kept()
    with django_assert_num_queries(1):
        assert readings("<p>家から参加できます。</p>") == ["いえ", "さんか"]
    with django_assert_num_queries(0):
        annotate("<p>家から参加できます。</p>")


LEVELS = {
    "off": [],
    "all": ["いち", "ねん", "みせ", "しごと", "ちゅうい", "きかい", "うちゅう", "えんがわ"],
    "1": ["みせ", "しごと", "ちゅうい", "きかい", "うちゅう", "えんがわ"],
    "2": ["しごと", "ちゅうい", "きかい", "うちゅう", "えんがわ"],
    "3": ["きかい", "うちゅう", "えんがわ"],
    "4": ["うちゅう", "えんがわ"],
    "5": ["うちゅう", "えんがわ"],
    "6": ["えんがわ"],
    "hard": ["えんがわ"],
}


@pytest.mark.parametrize(("level", "expected"), LEVELS.items())
def test_a_level_shows_readings_of_kanji_not_yet_taught(level: str, expected: list[str]) -> None:
    html = "<p>一年、店、仕事、注意、機械、宇宙、縁側</p>"
    assert re.findall("<rt [^>]*>(.*?)</rt>", annotate(html, level)) == expected


def test_hard_words_hold_the_towns_own_names_however_easy_their_kanji() -> None:
    ReadingEntry.objects.create(surface="一口", reading="いもあらい")
    html = "<p>一口の町</p>"
    assert re.findall("<rt [^>]*>(.*?)</rt>", annotate(html, "hard")) == ["いもあらい"]
    assert annotate(html, "1") == html


def test_an_unknown_level_is_an_error_not_a_silence() -> None:
    with pytest.raises(KeyError):
        annotate("<p>資料</p>", "most")


def test_every_level_needs_one_reading_of_the_text(django_assert_num_queries) -> None:
    annotate("<p>地域の案内です。</p>")
    with django_assert_num_queries(0):
        assert [annotate("<p>地域の案内です。</p>", level).count("<rt ") for level in ("all", "3", "5", "6")] == [
            2,
            2,
            1,
            0,
        ]


@pytest.mark.parametrize(("choice", "expected"), [("on", 1), ("all", 1), ("1", 1), ("6", 0), ("off", 0)])
def test_the_tag_obeys_the_visitors_choice(choice: str, expected: int) -> None:
    template = Template("{% furigana %}<p>{% furigana %}資料{% endfurigana %}</p>{% endfurigana %}")
    html = template.render(Context({"display": DisplayPreferences(furigana=choice)}))
    assert html.count("<ruby>") == expected


def test_a_title_is_read_once_for_its_page_and_for_the_list_that_names_it() -> None:
    annotate("<h1>地域の案内</h1>")
    made = FuriganaText.objects.count()
    assert annotate("<li>\n    地域の案内\n  </li>").startswith("<li>\n    <ruby>地域")
    assert FuriganaText.objects.count() == made


def test_the_voice_says_the_same_with_readings_and_without() -> None:
    html = "<h1>妊産婦の方へ</h1><p>申し込みは12月5日まで。<button>参加する</button></p>"
    assert sentences(annotate(html)) == sentences(html)


def test_search_knows_pages_without_readings(home: HomePage) -> None:
    page = home.add_child(instance=InformationPage(title="案内", slug="a", body=[("paragraph", "<p>資料です。</p>")]))
    indexed = [str(field.get_value(page)) for field in page.get_search_fields() if hasattr(field, "boost")]
    assert "資料です" in "".join(indexed)
    assert "しりょう" not in "".join(indexed)
    assert "<ruby" not in page.main_html()
