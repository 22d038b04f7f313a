"""Promises of 「カレンダーに登録・データ」: every address on it works, and people are told what to do with it."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from cms.gate.check import check
from events.models import EventIndexPage, EventPage
from tests.factories.events import make_audience, make_event


def links(page: str) -> list[str]:
    return [link.replace("&amp;", "&") for link in re.findall(r'<a [^>]*href="([^"]+)"', page)]


@pytest.mark.parametrize("language", ["", "/en"])
def test_every_address_on_the_page_answers(salon: EventPage, client: Client, language: str) -> None:
    page = client.get(f"{language}/data/")
    assert page.status_code == 200
    main = page.content.decode().split("<main")[1].split("</main>")[0]
    found = {link for link in links(main) if urlsplit(link).netloc == "testserver"}
    assert len(found) > 25
    for link in found:
        parts = urlsplit(link)
        answer = client.get(f"{parts.path}?{parts.query}")
        assert answer.status_code == 200, link


def test_a_telephone_opens_its_own_calendar_with_one_press(event_index: EventIndexPage, client: Client) -> None:
    make_audience()
    found = [link for link in links(client.get("/data/").content.decode()) if link.startswith("webcal:")]
    assert found[0] == "webcal://testserver/data/events.ics"
    assert "webcal://testserver/data/events.ics?audience=pregnancy" in found
    assert "webcal://testserver/data/events.ics?neutral=1" in found


def test_lists_events_and_footer_lead_there_and_machines_find_it(
    salon: EventPage, client: Client, django_assert_max_num_queries: Any
) -> None:
    for path in ("/events/", "/events/salon/"):
        page = client.get(path).content.decode()
        assert 'href="/data/"' in page
        assert 'type="text/calendar"' in page
    assert f'href="/data/{salon.pk}/events.ics"' in page
    with django_assert_max_num_queries(10):
        client.get("/data/")


def test_a_translation_leads_to_the_calendar_of_its_original(salon: EventPage, client: Client) -> None:
    response = client.get(f"/en/data/{salon.pk}/events.ics")
    assert "SUMMARY;LANGUAGE=en:" in response.content.decode()


def test_a_quiet_event_offers_the_calendar_that_hides_what_it_is_about(
    event_index: EventIndexPage, client: Client
) -> None:
    event = make_event(event_index, "家族の部屋", slug="kazoku", quiet=True)
    page = client.get("/events/kazoku/").content.decode()
    assert f'href="/data/{event.pk}/events.ics?neutral=1"' in page
    assert "家族の部屋" not in client.get(f"/data/{event.pk}/events.ics?neutral=1").content.decode()


def test_staff_are_told_when_nobody_wrote_what_an_event_costs(event_index: EventIndexPage) -> None:
    told, untold = make_event(event_index, "言う", fee="無料"), make_event(event_index, "言わない", fee="")
    asked = [any("費用" in str(finding.what) for finding in check(page)) for page in (told, untold)]
    assert asked == [False, True]
