"""Promises of 「カレンダーに登録・データ」: every address on it works, and people are told what to do with it."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from events.models import EventIndexPage, EventPage
from tests.factories.events import make_audience


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
