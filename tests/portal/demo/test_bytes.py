"""DESIGN's byte budgets, kept by every type of page in every way of reading that changes what is sent."""

import re
from collections.abc import Iterator
from datetime import datetime

import lxml.html
import pytest
from django.test import Client
from wagtail.models import Page

from accessibility.preferences import COOKIE
from accessibility.weight import BUDGET, squeezed
from events.models import Session

# Forms, results and help, which no page of the CMS stands for.
OTHERS = [
    "/search/",
    "/search/?q=相談",
    "/display/",
    "/offline/",
    "/cancel/",
    "/events/?month=1999-01",
    "/no-such-page/",
]
MOST_WITH_READINGS = 1.7

# Among the tests with a database, so that it comes before those that empty every table behind themselves.
pytestmark = pytest.mark.django_db

PLAIN, LIGHT, READINGS = "", "light=on", "furigana=all"
Sent = dict[tuple[str, str], str]


def addresses() -> Iterator[tuple[str, str]]:
    """Page type and address of everything public."""
    for page in Page.objects.live().filter(depth__gt=1).specific():
        yield type(page).__name__, page.get_url()
        if getattr(page, "has_easy_version", False):
            yield f"{type(page).__name__} in easy Japanese", page.get_easy_url()
    for session in Session.objects.order_by("-starts_at")[:2]:
        yield "join", f"/join/{session.pk}/"
    for page in Page.objects.live().filter(depth__gt=2)[:2]:
        yield "listen", f"/listen/{page.pk}/"
    yield from (("other", url) for url in OTHERS)


def body(url: str, preferences: str) -> str:
    client = Client()
    client.cookies[COOKIE] = preferences
    response = client.get(url, headers={"accept-encoding": "identity"})
    assert response.status_code in {200, 404}, url
    return str(response.content.decode())


@pytest.fixture(scope="module")
def sent(demo_town: datetime, django_db_blocker: pytest.FixtureRequest) -> Sent:
    """Every public page; with readings, the heaviest page of each type."""
    with django_db_blocker.unblock():
        kinds = dict.fromkeys(addresses())
        pages = {(url, look): body(url, look) for _kind, url in kinds for look in (PLAIN, LIGHT)}
        heaviest: dict[str, str] = {}
        for kind, url in kinds:
            heaviest[kind] = max(heaviest.get(kind, url), url, key=lambda url: len(pages[url, PLAIN]))
        return pages | {(url, READINGS): body(url, READINGS) for url in heaviest.values()}


def weight(html: str) -> int:
    return len(squeezed(html.encode()))


def test_every_public_page_fits_into_the_first_answer(sent: Sent) -> None:
    weights = {place: weight(html) for place, html in sent.items() if place[1] != READINGS}
    assert {place: size for place, size in weights.items() if size > BUDGET} == {}


def test_readings_make_no_type_of_page_much_heavier(sent: Sent) -> None:
    with_readings = {url: weight(html) for (url, look), html in sent.items() if look == READINGS}
    ratios = {url: size / weight(sent[url, PLAIN]) for url, size in with_readings.items()}
    assert len(ratios) > 6
    assert {url: ratio for url, ratio in ratios.items() if ratio > MOST_WITH_READINGS} == {}


def test_light_mode_asks_for_nothing_but_the_page(sent: Sent) -> None:
    for (url, look), html in sent.items():
        if look == LIGHT and url != "/offline/":  # which is opened for what its script does
            page = lxml.html.fromstring(html)
            assert page.xpath("//img | //picture | //iframe | //script | //link[@rel='stylesheet']") == [], url
            assert weight(html) < weight(sent[url, PLAIN]) + 200, url


def test_no_page_asks_for_more_than_two_scripts_before_it_is_there(sent: Sent) -> None:
    for (url, _look), html in sent.items():
        fetched = re.findall(r"<script[^>]* src=|<link[^>]* rel=\"(?:stylesheet|preload|modulepreload)\"", html)
        assert len(fetched) <= 2 + (url == "/offline/"), url
