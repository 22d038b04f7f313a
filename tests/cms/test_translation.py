"""Promises about pages in English: made by translating, found by their address, and about the same event."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cms.gate.check import PublishRefusedError, check
from cms.models import HomePage, InformationPage
from events.actions import Wish, take_place
from events.choices import SupportKind, Way
from events.models import EventIndexPage, EventPage, Registration, Session
from residents.contact_points import ContactPoint
from tests.factories.cms import image, information_page, paragraph
from tests.factories.events import make_event, make_session, make_support, make_way
from tests.factories.staff import superuser, verified_client
from tests.factories.translations import english, translated


@pytest.fixture
def front(home: HomePage) -> HomePage:
    """A front door in both languages."""
    page: HomePage = translated(home, title="Engawa City online salon")
    return page


@pytest.fixture
def salon(event_index: EventIndexPage, front: HomePage) -> EventPage:
    """A salon with one place by telephone, also in English."""
    translated(event_index, title="Coming events")
    return make_event(
        event_index,
        "縁側サロン",
        slug="salon",
        fee="無料",
        sessions=[make_session(capacity=1)],
        ways=[make_way(Way.PHONE, needs="電話機", capacity=1)],
        support_offers=[make_support(SupportKind.SIGN_LANGUAGE, ask_days_before=30, instead="筆談でお話しします。")],
    )


def english_of(salon: EventPage) -> EventPage:
    page: EventPage = translated(salon, title="Veranda salon", summary="A chat by telephone.", fee="Free")
    return page


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_a_translated_page_stands_below_the_address_of_its_language(front: HomePage, client: Client) -> None:
    assert front.url == "/en/"
    found = text(client, "/en/")
    assert '<html lang="en"' in found
    assert "Engawa City online salon" in found


def test_each_version_leads_to_the_other_in_that_others_own_words(front: HomePage, client: Client) -> None:
    assert 'href="/en/" lang="en" hreflang="en">English</a>' in text(client, "/")
    assert 'href="/" lang="ja" hreflang="ja">日本語</a>' in text(client, "/en/")


def test_search_engines_are_told_of_both_languages(front: HomePage, client: Client) -> None:
    for path in ("/", "/en/"):
        found = text(client, path)
        assert '<link rel="alternate" hreflang="en" href="http://testserver/en/">' in found
        assert '<link rel="alternate" hreflang="x-default" href="http://testserver/">' in found


def test_the_browsers_language_is_not_asked(front: HomePage, client: Client) -> None:
    answer = client.get("/", HTTP_ACCEPT_LANGUAGE="en")
    assert '<html lang="ja"' in answer.content.decode()
    assert "Accept-Language" not in answer.get("Vary", "")


def test_a_draft_translation_is_neither_shown_nor_offered(home: HomePage, client: Client) -> None:
    page = information_page(home, paragraph("<p>電話でも話せます。</p>"))
    translated(home, publish=False)
    assert client.get("/en/").status_code == 404
    assert "/en/" not in text(client, page.url)


def test_both_languages_show_the_same_sessions_and_lead_to_the_same_form(salon: EventPage, client: Client) -> None:
    page = english_of(salon)
    assert not Session.objects.filter(page=page).exists()
    found = text(client, page.url)
    assert f'href="/en/join/{salon.sessions.get().pk}/"' in found
    assert "Veranda salon" in found


def test_a_place_taken_in_one_language_is_taken_in_the_other(salon: EventPage, client: Client) -> None:
    page = english_of(salon)
    session = salon.sessions.get()
    form = client.get(f"/en/join/{session.pk}/").context["form"]
    typed = {"name": "Ann", "contact": "0267-12-3456", "way": "phone", "form_key": form["form_key"].value()}

    answer = client.post(f"/en/join/{session.pk}/", typed)

    registration = Registration.objects.get()
    assert answer["Location"] == f"/en/registration/{registration.token}/"
    assert registration.session_id == session.pk
    assert "満員" in text(client, salon.url)
    assert "Full" in text(client, page.url)


def test_a_translation_lends_its_words_and_never_its_numbers(salon: EventPage, client: Client) -> None:
    page = english_of(salon)
    page.ways.update(needs="A telephone", capacity=50)
    page.support_offers.update(instead="We write to each other.", ask_days_before=1)
    event = EventPage.objects.get(pk=page.pk)

    programme = event.programme()

    assert [(offer.needs, offer.capacity) for offer in programme.ways] == [("A telephone", 1)]
    assert [(o.instead, o.ask_days_before) for o in programme.support_offers] == [("We write to each other.", 30)]


def test_words_nobody_translated_stay_in_japanese(salon: EventPage, client: Client) -> None:
    english_of(salon)
    page = EventPage.objects.get(slug="salon", locale__language_code="en")
    page.ways.update(needs="")
    assert [offer.needs for offer in EventPage.objects.get(pk=page.pk).programme().ways] == ["電話機"]


def test_lists_show_the_pages_of_their_language_only(salon: EventPage, client: Client) -> None:
    english_of(salon)
    make_event(salon.get_parent().specific, "日本語だけのサロン")
    japanese, english = text(client, "/events/"), text(client, "/en/events/")
    assert japanese.count("縁側サロン</a>") == 1
    assert "Veranda salon" not in japanese
    assert "Veranda salon" in english
    assert "日本語だけのサロン" not in english
    assert "Veranda salon" in text(client, "/en/")
    assert "Veranda salon" not in text(client, "/")


def test_an_english_list_says_that_there_is_more_in_japanese(salon: EventPage, client: Client) -> None:
    assert '<a href="/events/" hreflang="ja"' in text(client, "/en/events/")
    assert '<a href="/events/" hreflang="ja"' not in text(client, "/events/")


def test_search_finds_pages_of_its_language_only(salon: EventPage, client: Client) -> None:
    english, japanese = english_of(salon).url, salon.url
    for path, shown in (("/en/search/?q=veranda", [english]), ("/search/?q=サロン", [japanese])):
        found = text(client, path)
        assert [url for url in (english, japanese) if f'<a href="{url}">' in found] == shown


@pytest.mark.parametrize("sessions", [1, 3])
def test_an_english_event_page_costs_at_most_ten_queries(
    salon: EventPage, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, sessions: int
) -> None:
    for day in range(1, sessions):
        salon.sessions.add(make_session(timezone.now() + timedelta(days=day)))
    salon.save()
    page = english_of(salon)
    text(client, page.url)
    with django_assert_max_num_queries(10):
        text(client, page.url)


def test_what_takes_the_original_back_takes_its_translation_back(salon: EventPage, client: Client) -> None:
    page = english_of(salon)
    EventPage.objects.get(pk=salon.pk).unpublish()
    assert client.get(page.url).status_code == 404


def test_letters_speak_the_language_of_the_visit_throughout(
    salon: EventPage, django_capture_on_commit_callbacks: Any, client: Client
) -> None:
    english_of(salon)
    session = salon.sessions.get()
    form = client.get(f"/en/join/{session.pk}/").context["form"]
    typed = {"name": "Ann", "contact": "ann@example.org", "way": "phone", "form_key": form["form_key"].value()}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/en/join/{session.pk}/", typed)
    assert "Veranda salon" in mail.outbox[0].subject
    assert "縁側サロン" not in mail.outbox[0].body


def test_the_easy_version_stays_with_the_japanese_page(home: HomePage, front: HomePage, client: Client) -> None:
    easy = [("paragraph", "<p>でんわで はなせます。</p>")]
    page = information_page(home, paragraph("<p>電話でも話せます。</p>"), easy_body=easy)
    copy: InformationPage = translated(page, title="By telephone", body=[("paragraph", "<p>Call us.</p>")])
    assert not copy.has_easy_version
    assert client.get(f"{copy.url}easy/").status_code == 404
    assert 'href="/how-to/easy/"' in text(client, page.url)


def test_somebody_who_joined_in_japanese_reads_the_same_in_english(salon: EventPage, client: Client) -> None:
    english_of(salon)
    wish = Wish(name="みかん", contact=ContactPoint(email="", phone="0267001000"), way=Way.PHONE)
    registration = take_place(session_id=salon.sessions.get().pk, wish=wish, form_key="a", now=timezone.now())
    found = text(client, f"/en/registration/{registration.token}/")
    assert "Veranda salon" in found
    assert registration.reference in found


def findings(page: InformationPage) -> list[str]:
    return [str(finding.what) for finding in check(page)]


def test_the_gate_counts_words_on_an_english_page(home: HomePage, front: HomePage) -> None:
    page = translated(
        information_page(home, paragraph("<p>電話でどうぞ。</p>")), title="How to join by telephone from home"
    )
    fine = "Call us on any day of the week, and somebody who speaks simple English will help you to join."
    page.body = [("paragraph", f"<p>{fine} {fine}</p>")]
    assert findings(page) == []
    page.body = [("paragraph", f"<p>{fine.rstrip('.')} and {fine}</p>")]
    assert findings(page)[0].startswith("39語の長い文があります")


def test_an_english_page_needs_words_for_its_images_like_any_other(home: HomePage, front: HomePage) -> None:
    page = translated(information_page(home, paragraph("<p>電話でどうぞ。</p>")), publish=False)
    draft = page.get_latest_revision_as_object()
    draft.body = [image()]
    with pytest.raises(PublishRefusedError):
        draft.save_revision().publish()


def test_the_gate_tells_that_the_japanese_page_has_changed_since(home: HomePage, front: HomePage) -> None:
    page = information_page(home, paragraph("<p>電話でどうぞ。</p>"))
    copy = translated(page, title="By telephone")
    page.save_revision().publish()
    copy = InformationPage.objects.get(pk=copy.pk)
    assert "もとの日本語のページが、このページのあとで変わりました。" in findings(copy)
    copy.save_revision().publish()
    assert findings(InformationPage.objects.get(pk=copy.pk)) == []


def test_a_translated_event_waits_for_its_original(salon: EventPage) -> None:
    page = translated(salon, publish=False)
    EventPage.objects.get(pk=salon.pk).unpublish()
    draft = EventPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    with pytest.raises(PublishRefusedError):
        draft.save_revision().publish()


def test_the_editor_of_a_translated_event_leads_to_the_sessions(salon: EventPage) -> None:
    page = english_of(salon)
    found = verified_client(superuser()).get(f"/cms/pages/{page.pk}/edit/").content.decode()
    assert "日時、定員、受付は、もとの日本語のページのものです。" in found
    assert f"/cms/pages/{salon.pk}/edit/" in found
    assert "id_sessions-TOTAL_FORMS" not in found


def test_an_alias_of_an_event_in_another_language_holds_no_sessions_either(salon: EventPage) -> None:
    alias = salon.copy_for_translation(english(), alias=True)
    assert not Session.objects.filter(page=alias).exists()
