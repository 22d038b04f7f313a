"""A resident with a text browser: no scripts, no cookies, one column of words in the order in which they are heard."""

import re
import shutil
import subprocess
from datetime import timedelta
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from events.choices import RegistrationState, SupportKind, Way
from events.models import EventIndexPage, EventPage, Registration
from tests.factories.events import make_event, make_session, make_support, make_way
from tests.journeys.text_browser import ENTER, TAB, TextBrowser

pytestmark = pytest.mark.browser


@pytest.fixture
def event(event_index: EventIndexPage) -> EventPage:
    return make_event(
        event_index,
        "はじめての縁側サロン",
        slug="first",
        sessions=[make_session(timezone.now() + timedelta(days=20), capacity=5)],
        ways=[make_way(Way.PHONE), make_way(Way.TEXT)],
        support_offers=[make_support(SupportKind.CAPTIONING, ask_days_before=3)],
    )


def read(address: str) -> str:
    """What w3m shows, without the blanks that it puts between characters of Japanese."""
    program = shutil.which("w3m")
    if program is None:
        pytest.fail("This journey needs w3m: apt-get install w3m")
    command = [program, "-dump", "-cols", "80", "-O", "UTF-8", "-no-cookie", address]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout
    return re.sub(r"\s+", "", shown)


def in_order(text: str, *words: str) -> None:
    """Every word stands in the text after the one before it."""
    place = 0
    for word in words:
        found = text.find(word, place)
        assert found >= 0, f"{word} does not follow in: {text[place:]}"
        place = found + len(word)


def send(address: str, **fields: str) -> tuple[str, str]:
    """Send a form as the simplest program does. Where it led, and what it says."""
    with urlopen(Request(address, urlencode(fields).encode())) as answer:  # noqa: S310 -- our own live server
        return answer.url, answer.read().decode()


def test_an_event_is_read_in_the_order_of_its_importance(event: EventPage, live_server: LiveServer) -> None:
    shown = read(f"{live_server.url}/events/first/")

    town = settings.ENGAWA_TOWN
    in_order(
        shown, "本文へ進む", "いま", "これから", "資料", "はじめての縁側サロン", "家から、電話・文字で。", "参加する"
    )
    in_order(shown, "参加する", "参加のしかた", "電話で", "お手伝いできること", "要約筆記", "問い合わせ", town["phone"])


@pytest.mark.parametrize("path", ["/", "/events/", "/display/", "/cancel/", "/search/", "/nothing-here/"])
def test_every_page_begins_with_the_way_past_its_head_and_ends_with_the_telephone(
    event: EventPage, live_server: LiveServer, client: Client, path: str
) -> None:
    if path == "/nothing-here/":
        # w3m shows the page of an error like any other.
        assert client.get(path).status_code == 404
    shown = read(f"{live_server.url}{path}")

    in_order(shown, "本文へ進む", "おもなページへ進む", "文字と色", "使い方", settings.ENGAWA_TOWN["phone"])


def test_a_place_is_taken_and_given_back_without_cookies(event: EventPage, live_server: LiveServer) -> None:
    address = f"{live_server.url}/join/{event.sessions.get().pk}/"
    with urlopen(address) as page:  # noqa: S310 -- our own live server
        found = re.search(r'name="form_key" value="([^"]+)"', page.read().decode())
    assert found

    form = {"form_key": found[1], "name": "はなこ", "contact": "hanako@example.jp", "way": "phone"}
    result, words = send(address, **form)
    again, _words = send(address, **form)

    assert "申し込みを受け付けました" in words
    assert again == result
    assert len(mail.outbox) == 1
    _address, words = send(f"{result}cancel/")
    assert "この申し込みは取り消されています" in words
    assert Registration.objects.get().state == RegistrationState.CANCELLED


def test_a_place_is_taken_with_the_keys_of_a_text_browser(event: EventPage, live_server: LiveServer) -> None:
    with TextBrowser(f"{live_server.url}/events/") as w3m:
        w3m.shown("はじめての縁側サロン")
        w3m.go_to("はじめての縁側サロン")
        w3m.press(ENTER, until="参加のしかた")
        w3m.go_to("参加する：")
        w3m.press(ENTER, until="お名前")
        w3m.go_to("お名前")
        w3m.press(TAB)
        w3m.type_into("はなこ")
        w3m.press(TAB)
        w3m.type_into("hanako@example.jp")
        w3m.press(TAB + ENTER)
        w3m.go_to("日で消します")
        w3m.press(TAB + ENTER, until="申し込みを受け付けました")

    registration = Registration.objects.get()
    assert registration.resident.name == "はなこ"
    assert registration.way == Way.PHONE


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
@pytest.mark.parametrize("path", ["/join/{pk}/", "/cancel/"])
def test_another_site_cannot_send_a_form_in_somebodys_name(
    event: EventPage, path: str, headers: dict[str, str]
) -> None:
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(path.format(pk=event.sessions.get().pk), {"name": "はなこ"}, headers=headers)

    assert answer.status_code == 403
    assert settings.ENGAWA_TOWN["phone"] in answer.content.decode()
