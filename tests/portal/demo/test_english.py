"""Promises about everything below /en/: English, or marked as Japanese, whatever page, screen or mistake it is."""

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from lxml import html
from lxml.html import HtmlElement
from wagtail.models import Page

from events.models import EventPage, Registration, Session
from portal.demo import clock
from portal.settings import demo

JAPANESE = re.compile("[ぁ-ゖァ-ヺ一-鿿、。「」（）：｜]")
WORDS = re.compile("[ぁ-ゖァ-ヺー一-鿿]+")
READ_ALOUD = ("aria-label", "title", "placeholder", "alt")
# The same form with another way back is the same screen.
SKIPPED = re.compile(r"^/en/display/.|^/en/api/|\.(mp3|ogg|ics|xml|atom|vtt|json|jsonld|csv)$")


@pytest.fixture(autouse=True)
def town_in_english(now: datetime, settings: LazySettings) -> None:
    """As `make run` has it, at this very moment: a form that is closed is no form."""
    clock.move(now=timezone.now())
    settings.ENGAWA_TOWN_IN = demo.ENGAWA_TOWN_IN


def language_of(element: HtmlElement) -> str:
    return next((each.get("lang") for each in (element, *element.iterancestors()) if each.get("lang")), "")


def texts_of(element: HtmlElement) -> Iterator[str]:
    if element.tag not in ("script", "style", "textarea"):
        yield element.text or ""
        yield from (child.tail or "" for child in element)
        yield from (element.get(name) or "" for name in READ_ALOUD)


def japanese_outside_of_its_marks(source: str) -> list[str]:
    """A title takes no marks inside of it: what it has in Japanese (a question, a name) must be marked in the page."""
    tree = html.fromstring(source)
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    marked = " ".join(element.text_content() for element in elements if element.get("lang") == "ja")
    outside = [element for element in elements if language_of(element) != "ja"]
    found = [(element.tag, text.strip()) for element in outside for text in texts_of(element) if JAPANESE.search(text)]
    return [text for tag, text in found if tag != "title" or any(word not in marked for word in WORDS.findall(text))]


def read(client: Client, path: str, *, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    source: str = answer.content.decode()
    assert '<html lang="en"' in source, path
    assert japanese_outside_of_its_marks(source) == [], path
    return source


def links(source: str) -> Iterator[str]:
    for href in html.fromstring(source).xpath("//a/@href"):
        path = urlsplit(href).path
        if path.startswith("/en/") and not SKIPPED.search(path):
            yield path


def test_every_page_and_screen_in_english_is_english(now: datetime, client: Client) -> None:
    seen: set[str] = set()
    to_see = ["/en/", "/en/search/", "/en/display/", "/en/cancel/"]
    while to_see:
        path = to_see.pop()
        if path not in seen:
            seen.add(path)
            to_see += links(read(client, path))
    english = Page.objects.live().filter(locale__language_code="en").specific()
    assert {page.url for page in english} <= seen
    assert len([path for path in seen if path.startswith("/en/join/")]) >= 5


def test_what_stays_japanese_on_an_english_page_is_marked(now: datetime, client: Client) -> None:
    page = EventPage.objects.get(slug="asa-no-engawa", locale__language_code="en")
    found = html.fromstring(read(client, page.url))
    (document,) = found.xpath("//main//a[@hreflang='ja'][contains(., '時刻表')]")
    assert language_of(document[0]) == "ja"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/en/nowhere/", 404),
        ("/en/guide/phone/", 404),
        ("/en/join/99999/", 404),
        ("/en/search/?q=tea", 200),
        ("/en/search/?q=縁側", 200),
        (f"/en/search/?q={'a' * 300}", 400),
        ("/en/events/?when=past", 200),
        ("/en/events/?kind=nonsense&month=2026-13", 200),
        ("/en/documents/?kind=form", 200),
        ("/en/registration/not-a-token/", 404),
    ],
)
def test_mistakes_and_empty_results_are_english_too(now: datetime, client: Client, path: str, status: int) -> None:
    read(client, path, status=status)


def test_a_page_that_is_in_japanese_only_is_pointed_to(now: datetime, client: Client) -> None:
    found = html.fromstring(read(client, "/en/guide/phone/", status=404))
    (link,) = found.xpath("//main//a[@href='/guide/phone/']")
    assert link.get("hreflang") == "ja"


def test_a_whole_registration_in_english_is_english(now: datetime, client: Client) -> None:
    session = Session.objects.filter(page__slug="asa-no-engawa").open_for_registration(timezone.now())[1]
    path = f"/en/join/{session.pk}/"
    answer = client.post(path, {"name": "", "contact": "x"})
    assert answer.status_code == 422
    assert japanese_outside_of_its_marks(answer.content.decode()) == []
    key = answer.context["form"]["form_key"].value()
    answer = client.post(path, {"name": "Ann", "contact": "0267-12-3456", "way": "phone", "form_key": key})
    assert answer["Location"].startswith("/en/registration/")
    read(client, answer["Location"])
    read(client, f"{answer['Location']}cancel/")
    client.post(f"{answer['Location']}cancel/")
    read(client, answer["Location"])
    assert Registration.objects.get(resident__name="Ann").session == session


def test_the_site_map_knows_both_languages_and_what_belongs_together(now: datetime, client: Client) -> None:
    found = client.get("/sitemap.xml").content.decode()
    assert "<loc>http://localhost/en/events/asa-no-engawa/</loc>" in found
    assert found.count('hreflang="x-default" href="http://localhost/events/asa-no-engawa/"') == 2
    assert 'hreflang="en" href="http://localhost/en/contact/"' in found


def test_robots_are_kept_from_forms_in_every_language(client: Client) -> None:
    found = client.get("/robots.txt").content.decode()
    assert "Disallow: /join/\n" in found
    assert "Disallow: /en/join/\n" in found


def test_the_japanese_town_shows_nothing_of_the_english_one(now: datetime, client: Client) -> None:
    for path in ("/", "/events/", "/documents/", "/search/?q=veranda"):
        main = html.fromstring(client.get(path).content.decode()).find(".//main")
        assert "eranda" not in main.text_content().replace("veranda」", ""), path
