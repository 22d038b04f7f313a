"""DESIGN's byte budgets, kept by every type of page in every way of reading that changes what is sent."""

import re
from collections.abc import Iterator
from datetime import datetime

import lxml.html
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


def weight(client: Client, url: str, preferences: str = "") -> int:
    client.cookies[COOKIE] = preferences
    response = client.get(url, headers={"accept-encoding": "identity"})
    assert response.status_code in {200, 404}, url
    return len(squeezed(response.content))


def addresses() -> Iterator[tuple[str, str]]:
    """Page type and address of everything public."""
    for page in Page.objects.live().filter(depth__gt=1).specific():
        yield type(page).__name__, page.get_url()
        for version in getattr(page, "versions", lambda _request: [])(None):
            yield f"{type(page).__name__} {version.get('lang')}", version["href"]
    for session in Session.objects.order_by("-starts_at")[:4]:
        yield "join", f"/join/{session.pk}/"
    for page in Page.objects.live().filter(depth__gt=2)[:3]:
        yield "listen", f"/listen/{page.pk}/"
    yield from (("other", url) for url in OTHERS)


def test_every_public_page_fits_into_the_first_answer(now: datetime, client: Client) -> None:
    weights = {url: weight(client, url) for _kind, url in addresses()}
    assert {url: size for url, size in weights.items() if size > BUDGET} == {}


def test_every_type_of_page_with_all_readings_weighs_less_than_twice_as_much(now: datetime, client: Client) -> None:
    heaviest: dict[str, tuple[int, str]] = {}
    for kind, url in addresses():
        heaviest[kind] = max(heaviest.get(kind, (0, "")), (weight(client, url), url))
    ratios = {url: weight(client, url, "furigana=all") / plain for plain, url in heaviest.values()}
    assert {url: ratio for url, ratio in ratios.items() if ratio > MOST_WITH_READINGS} == {}


def test_light_mode_sends_less_and_asks_for_nothing_more(now: datetime, client: Client) -> None:
    for kind, url in addresses():
        client.cookies[COOKIE] = "light=on"
        page = lxml.html.fromstring(client.get(url).content.decode())
        wanted = [*page.iter("img", "picture", "iframe", "video"), *page.xpath("//script | //link[@rel='stylesheet']")]
        # The page about what the device keeps is opened for what its script does.
        assert not wanted or url == "/offline/", (kind, url)
        assert weight(client, url, "light=on") <= weight(client, url), url


def test_no_page_asks_for_more_than_two_scripts_before_it_is_there(now: datetime, client: Client) -> None:
    for _kind, url in addresses():
        client.cookies[COOKIE] = ""
        html = client.get(url).content.decode()
        fetched = re.findall(r"<script[^>]* src=|<link[^>]* rel=\"(?:stylesheet|preload|modulepreload)\"", html)
        assert len(fetched) <= 2 + (url == "/offline/"), url
