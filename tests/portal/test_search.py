"""Promises about the search page."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.html import escape
from wagtail.models import Locale
from wagtail.search.index import insert_or_update_object

from cms.models import HomePage, InformationPage
from events.choices import SupportKind
from events.models import Audience, EventIndexPage, EventPage, Session, SupportOffer
from portal.search import find_pages
from tests.factories.cms import paragraph

pytestmark = pytest.mark.database

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)


@pytest.fixture
def guide(home: HomePage) -> InformationPage:
    return home.add_child(
        instance=InformationPage(title="手話通訳をたのむ", slug="shuwa", summary="前もってお申し出ください。")
    )


def event(index: EventIndexPage, slug: str, year: int) -> EventPage:
    page = EventPage(title="手話サロン", slug=slug, summary=f"{year}年の集いです。")
    page.sessions = [
        Session(starts_at=datetime(year, 12, 5, 1, tzinfo=UTC), ends_at=datetime(year, 12, 5, 3, tzinfo=UTC))
    ]
    return index.add_child(instance=page)


def test_a_page_is_found_and_the_number_is_said(client: Client, guide: InformationPage) -> None:
    page = client.get("/search/", {"q": "しゅわ"}).content.decode()
    assert "「しゅわ」が1件見つかりました。" in page
    assert '<a href="/shuwa/"><mark>手話通訳</mark>をたのむ</a>' in page


def test_results_alone_are_sent_to_htmx(client: Client, guide: InformationPage) -> None:
    answer = client.get("/search/", {"q": "手話"}, headers={"HX-Request": "true"})
    page = answer.content.decode().strip()
    assert page.startswith("<title>「手話」をさがした結果｜")
    assert "<h1>" not in page
    assert page.count("data-announce") == 1
    assert "HX-Request" in answer["Vary"]


def test_a_browser_going_back_gets_the_whole_page(client: Client, guide: InformationPage) -> None:
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<!doctype html>" in client.get("/search/", {"q": "手話"}, headers=headers).content.decode()


@pytest.mark.parametrize("question", ['"', " ", "", "*", "🎉", "あ" * 200, "%", "NEAR(", "<script>"])
def test_any_short_question_is_answered(client: Client, guide: InformationPage, question: str) -> None:
    answer = client.get("/search/", {"q": question})
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().split('id="results"')[1].split("</main>")[0]


@pytest.mark.parametrize(
    ("question", "words"), [("あ" * 201, "長すぎて"), ("q" * 10_240, "長すぎて"), ("手\0話", "目に見えない")]
)
def test_what_cannot_be_looked_for_is_said_and_stays_in_the_box(
    client: Client, home: HomePage, question: str, words: str
) -> None:
    answer = client.get("/search/", {"q": question})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert words in page
    assert f'value="{question}"' in page
    assert "<title>エラー：" in page


@pytest.mark.parametrize("number", ["-1", "0", "999", "abc", ""])
def test_any_page_number_is_answered(client: Client, guide: InformationPage, number: str) -> None:
    assert "手話通訳</mark>をたのむ" in client.get("/search/", {"q": "手話", "page": number}).content.decode()


def test_who_finds_nothing_is_told_where_else_to_ask(client: Client, home: HomePage) -> None:
    page = client.get("/search/", {"q": "宇宙船"}).content.decode()
    assert "「宇宙船」は見つかりませんでした。" in page
    assert all(words in page for words in ("tel:", 'href="/events/"', 'href="/documents/"'))


def test_what_is_over_comes_after_what_can_be_joined(event_index: EventIndexPage) -> None:
    over, next_one = event(event_index, "over", 2021), event(event_index, "next", 2026)
    event(event_index, "over-too", 2020)
    found = find_pages("手話サロン", now=NOW)
    assert found[0] == next_one.pk
    assert over.pk in found[1:]


def test_a_result_says_when_an_event_is_or_was(client: Client, event_index: EventIndexPage) -> None:
    event(event_index, "over", 2021)
    page = client.get("/search/", {"q": "手話"}).content.decode()
    assert "終わりました（令和3年12月5日（日曜日）" in page


def test_an_event_is_found_by_its_support_and_by_whom_it_is_for(event_index: EventIndexPage) -> None:
    page = EventPage(title="冬の集い", slug="winter")
    page.sessions = [Session(starts_at=NOW, ends_at=NOW)]
    page.support_offers = [SupportOffer(kind=SupportKind.CAPTIONING)]
    page.audiences = [Audience.objects.create(name="妊娠中の方・ご家族", slug="pregnancy")]
    event_index.add_child(instance=page)
    insert_or_update_object(
        page
    )  # in a town the worker does so afterwards; here tasks run before the children are saved
    assert find_pages("字幕", now=NOW) == find_pages("妊婦", now=NOW) == [page.pk]


def test_drafts_are_not_found(client: Client, home: HomePage) -> None:
    home.add_child(instance=InformationPage(title="手話の下書き", slug="draft", live=False))
    assert "見つかりませんでした" in client.get("/search/", {"q": "手話"}).content.decode()


@pytest.mark.parametrize("question", ["手話", "しゅわ 集い", "サロンの集い"])
def test_more_results_cost_no_more_questions(client: Client, event_index: EventIndexPage, question: str) -> None:
    def ask() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get("/search/", {"q": question})
        return len(asked)

    event(event_index, "first", 2026)
    ask()
    alone = ask()
    for number in range(3):
        event(event_index, f"e{number}", 2026)
    assert ask() == alone <= 16


def results_of(client: Client, question: str, **more: str) -> str:
    page = client.get("/search/", {"q": question, **more}).content.decode()
    return page.split('id="results"')[1].split("</main>")[0]


def test_a_slip_is_mended_said_and_can_be_taken_back(client: Client, guide: InformationPage) -> None:
    found = results_of(client, "しゆわつうやく")
    assert "「手話通訳」でさがしました。1件見つかりました。" in found
    assert found.count("data-announce") == 1
    assert 'href="/search/?q=%E3%81%97%E3%82%86%E3%82%8F%E3%81%A4%E3%81%86%E3%82%84%E3%81%8F&amp;exact=1"' in found
    assert "見つかりませんでした" in results_of(client, "しゆわつうやく", exact="1")


def test_what_matched_through_another_word_is_said_in_words(client: Client, home: HomePage) -> None:
    home.add_child(instance=InformationPage(title="妊産婦の集い", slug="p", summary="お茶の時間です。"))
    assert "「マタニティ」は「妊産婦」で見つかりました。" in results_of(client, "マタニティ")
    assert "「にんさんぷ」は「妊産婦」で見つかりました。" in results_of(client, "にんさんぷ")
    assert "で見つかりました。" not in results_of(client, "妊産婦")


def test_a_piece_of_the_text_is_shown_where_title_and_sentence_say_nothing(client: Client, home: HomePage) -> None:
    body = [paragraph("<p>はじめの文。係の者が<b>点字</b>の表を&lt;b&gt;お渡し&lt;/b&gt;します。終わりの文。</p>")]
    home.add_child(instance=InformationPage(title="窓口", slug="p", summary="ご案内します。", body=body))
    found = results_of(client, "点字")
    assert "係の者が<mark>点字</mark>の表を" in found.replace(" ", "")
    assert "はじめの文" not in found
    assert "<b>" not in found


def test_marks_never_let_markup_through(client: Client, home: HomePage) -> None:
    home.add_child(
        instance=InformationPage(title="<b>手話</b> & 'x' <script>手話</script>", slug="p", summary="<i>手話")
    )
    found = results_of(client, "手話 b script")
    assert not any(tag in found for tag in ("<b>", "<script>", "<i>"))
    assert "<mark>手話</mark>" in found


def test_results_can_be_narrowed_to_one_kind(
    client: Client, guide: InformationPage, event_index: EventIndexPage
) -> None:
    event(event_index, "sign", 2026)
    found = results_of(client, "手話")
    assert [" ".join(words.split()) for words in re.findall(r'class="tool"[^>]*>([^<]+)', found)] == [
        "すべて 2件", "催し 1件", "案内 1件"
    ]  # fmt: skip
    assert "手話サロン" not in re.sub("</?mark>", "", results_of(client, "手話", kind="guides"))
    assert "2件見つかりました" in results_of(client, "手話", kind="<nonsense>")


def test_one_kind_alone_needs_no_narrowing(client: Client, guide: InformationPage) -> None:
    assert "すべて 1件" not in " ".join(results_of(client, "手話").split())


def test_only_pages_in_the_language_of_the_page_are_found(client: Client, guide: InformationPage) -> None:
    english = Locale.objects.get_or_create(language_code="en")[0]
    door = guide.get_parent().copy_for_translation(english)
    door.save_revision().publish()
    copy = InformationPage(title="Sign language 手話", slug="sign", locale=english)
    door.add_child(instance=copy)
    assert find_pages("手話", now=NOW) == [guide.pk]
    with translation.override("en"):
        assert find_pages("手話", now=NOW) == [copy.pk]


def test_who_finds_nothing_is_led_on(client: Client, guide: InformationPage) -> None:
    found = results_of(client, "手話の宇宙船")
    assert "「手話」でさがす" in found
    assert "見つからないとき" in found
    assert all(f'href="{place}"' in found for place in ("/", "/events/", "/documents/", "/contact/", "/guide/"))
    assert "tel:" in found


@pytest.mark.parametrize(
    "question",
    [
        "手\u200b話",
        "手話\u202e通訳",
        "\ufeff手話",
        "手話\x07",
        "𠮟る🎉手話",
        "שלום 手話",
        "手話️",
        "<mark>手話</mark>",
        "手話\r\n",
    ],
)
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["whole page", "htmx"])
def test_strange_characters_survive_and_stay_text(
    client: Client, guide: InformationPage, question: str, headers: dict[str, str]
) -> None:
    answer = client.get("/search/", {"q": question}, headers=headers)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert escape(question.strip()) in page
    assert "<mark>手話</mark></mark>" not in page


def test_an_error_reaches_htmx_too(client: Client, home: HomePage) -> None:
    answer = client.get("/search/", {"q": "あ" * 201}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "長すぎて" in answer.content.decode()
