"""A page's easy version: where it stands, what it says, and what knows of it."""

from datetime import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from lxml import html as lxml_html
from wagtail.models import Locale, Page

from accessibility.preferences import COOKIE
from cms.gate.check import check
from cms.models import HomePage, InformationPage
from events.models import EventIndexPage, EventPage
from tests.factories import cms as make
from tests.factories.events import make_event, make_session

EASY = {
    "easy_title": "電話で話す",
    "easy_summary": "電話で話せます。",
    "easy_body": [("paragraph", "<p>電話してください。</p>")],
}


@pytest.fixture
def page(home: HomePage) -> InformationPage:
    return make.information_page(home, make.paragraph("<p>電話で参加できます。</p>"), **EASY)


def words(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_the_easy_version_has_an_address_and_a_title_of_its_own(page: InformationPage, client: Client) -> None:
    html = words(client, "/how-to/easy/")
    assert "<title>電話で話す（やさしい日本語）｜" in html
    assert "<h1>電話で話す</h1>" in html
    assert "電話してください。" in html
    assert '<link rel="canonical" href="http://testserver/how-to/easy/">' in html


def test_each_version_leads_to_the_other_by_a_plain_link(page: InformationPage, client: Client) -> None:
    assert 'href="/how-to/easy/" lang="ja" hreflang="ja">やさしい日本語</a>' in words(client, "/how-to/")
    easy = words(client, "/how-to/easy/")
    assert 'href="/how-to/easy/" lang="ja" hreflang="ja" aria-current="true">やさしい日本語</a>' in easy
    assert '<a href="/how-to/" hreflang="ja">ふつうの日本語のページを読む</a>' in easy


@pytest.mark.parametrize("body", [[], [("paragraph", "<p> </p>")]], ids=["none", "only spaces"])
def test_a_page_without_easy_words_offers_none(home: HomePage, client: Client, body: list[Any]) -> None:
    make.information_page(home, easy_title="題だけ", easy_body=body)
    assert client.get("/how-to/easy/").status_code == 404
    assert "やさしい日本語</a>" not in words(client, "/how-to/")


def test_the_front_door_can_be_easy_too(home: HomePage, client: Client) -> None:
    home.easy_body = EASY["easy_body"]
    home.save()
    assert "電話してください。" in words(client, "/easy/")


def test_a_draft_or_a_page_of_another_name_gives_no_easy_version(page: InformationPage, client: Client) -> None:
    assert client.get("/how-to/easy/more/").status_code == 404
    page.unpublish()
    assert client.get("/how-to/easy/").status_code == 404


def test_no_page_may_be_called_easy(page: InformationPage) -> None:
    with pytest.raises(ValidationError, match="やさしい日本語"):
        page.add_child(instance=InformationPage(title="やさしい", slug="easy"))


def test_the_site_map_and_the_search_know_the_easy_version(page: InformationPage, client: Client) -> None:
    assert "/how-to/easy/</loc>" in words(client, "/sitemap.xml")
    page.easy_body = [("paragraph", "<p>ぬくぬくの部屋です。</p>")]
    page.save()
    assert Page.objects.search("ぬくぬく").count() == 1


def test_readings_and_the_words_without_a_visitor(page: InformationPage, client: Client) -> None:
    assert "電話してください。" in page.easy_html()
    client.post("/display/furigana/", {"furigana": "on", "next": "/how-to/easy/"})
    assert '<rt aria-hidden="true">でんわ</rt>' in words(client, "/how-to/easy/")


@pytest.fixture
def event(event_index: EventIndexPage) -> EventPage:
    starts = timezone.make_aware(datetime(2099, 12, 5, 10, 0))  # noqa: DTZ001 -- made aware at once
    return make_event(event_index, "縁側サロン", sessions=[make_session(starts)], **EASY)


def test_an_event_says_its_facts_in_easy_words(event: EventPage, client: Client) -> None:
    html = words(client, event.url + "easy/")
    assert "2099年12月5日（土曜日）午前10時から午前11時30分まで" in html
    assert f'href="/join/{event.sessions.get().pk}/"' in html
    assert "申しこむ<span" in html
    assert "お金はいりません。" in html
    assert "令和" not in html.partition("<main")[2].partition("</main>")[0]


def test_an_easy_event_page_asks_the_database_ten_times_at_most(
    event: EventPage, client: Client, django_assert_max_num_queries: Any
) -> None:
    client.get(event.url)
    with django_assert_max_num_queries(10):
        client.get(event.url + "easy/")
    client.cookies[COOKIE] = "easy=on"
    with django_assert_max_num_queries(11):
        client.get(event.url + "easy/")


def what(page: Page) -> str:
    return "".join(str(finding.what) for finding in check(page))


def test_the_gate_warns_of_an_easy_version_that_fell_behind_or_is_not_easy(page: InformationPage) -> None:
    assert "やさしい日本語" not in what(page)
    page.summary = "日が変わりました。"
    assert "もとのページが変わりました" in what(page)
    page.easy_body = [("paragraph", "<p>申請書を提出してください。</p>")]
    assert "わかりにくい文が1あります：「申請書を提出してください。" in what(page)
    page.easy_body = []
    assert "やさしい本文がありません" in what(page)


def test_the_gate_stops_what_nobody_can_follow_in_the_easy_version_too(page: InformationPage) -> None:
    page.easy_body = [("paragraph", '<p><a href="https://example.jp/">こちら</a></p>')]
    found = [finding for finding in check(page) if finding.blocks]
    assert [str(finding.where) for finding in found] == ["やさしい本文の1番目（文章）"]


def test_who_wants_easy_japanese_is_led_to_it_by_every_link_and_never_sent_away(
    page: InformationPage, home: HomePage, client: Client
) -> None:
    home.body = [("paragraph", '<p><a href="/how-to/#phone">電話で</a> <a href="/search/">さがす</a></p>')]
    home.save()
    assert 'href="/how-to/#phone"' in words(client, "/")
    client.cookies[COOKIE] = "easy=on"
    html = words(client, "/")
    assert 'href="/how-to/easy/#phone"' in html
    assert 'href="/search/"' in html
    asked_for = words(client, "/how-to/")
    assert "やさしい日本語で読む</a>" in asked_for
    assert "やさしい日本語で読む</a>" not in words(client, "/how-to/easy/")
    assert '<a href="/how-to/" hreflang="ja">ふつうの日本語' in words(client, "/how-to/easy/")


def test_a_translation_starts_without_the_japanese_easy_words(page: InformationPage) -> None:
    english, _made = Locale.objects.get_or_create(language_code="en")
    translated = page.copy_for_translation(english, copy_parents=True)
    assert not translated.get_latest_revision_as_object().has_easy_version
    assert page.copy(update_attrs={"slug": "copied"}).has_easy_version


def link(html: str, words: str) -> str:
    """Where the link of these words leads."""
    (found,) = {a.get("href") for a in lxml_html.fromstring(html).iter("a") if words == a.text_content().strip()}
    return str(found)


def test_a_resident_without_scripts_reads_easily_joins_and_comes_back(event: EventPage, client: Client) -> None:
    page = words(client, event.url)
    easy = words(client, link(page, "やさしい日本語"))
    back = words(client, link(easy, "ふつうの日本語のページを読む"))
    assert back == page
    when = "2099年12月5日（土曜日）午前10時から午前11時30分まで"
    form = words(client, link(easy, f"申しこむ：{when}"))
    assert "<form" in form
