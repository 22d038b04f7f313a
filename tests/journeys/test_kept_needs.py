"""Somebody keeps what helps them and takes a place with it: by keyboard, with and without scripts, and in w3m."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core import mail
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome
from selenium.webdriver.common.keys import Keys

from events.choices import Way
from events.models import EventIndexPage, Registration, Session
from residents.models import Resident
from residents.profiles.actions import Needs, make_profile
from residents.profiles.models import Consent, Profile
from tests.factories.events import make_event, make_session, make_support, make_way
from tests.journeys.test_resident import enter, heading, named, press, tab_to
from tests.journeys.text_browser import ENTER, TAB, TextBrowser

pytestmark = pytest.mark.browser


@pytest.fixture
def session(event_index: EventIndexPage) -> Session:
    support = [make_support("captioning", ask_days_before=1)]
    ways = [make_way(Way.PHONE)]
    return make_event(
        event_index, sessions=[make_session(capacity=5)], ways=ways, support_offers=support
    ).sessions.get()


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_what_was_kept_once_stands_in_the_next_form(
    live_server: LiveServer, open_browser: Callable[..., Chrome], session: Session, javascript: bool
) -> None:
    browser = open_browser(javascript=javascript)
    browser.get(f"{live_server.url}/join/{session.pk}/")
    press(browser, "「わたしの配慮」を預けてある方は、開くと下に入ります")
    tab_to(browser, named("contact")).send_keys("hanako@example.jp")
    press(browser, "番号を送る")
    code = re.search(r"\d{4}-\d{4}", str(mail.outbox[-1].body)).group()
    enter(browser, tab_to(browser, named("code")), code)

    assert heading(browser) == "わたしの配慮を作る"
    tab_to(browser, named("name")).send_keys("はなこ")
    tab_to(browser, lambda element: element.get_attribute("value") == "captioning").send_keys(Keys.SPACE)
    tab_to(browser, named("consent")).send_keys(Keys.SPACE)
    press(browser, "預ける")
    assert heading(browser) == "はなこさんの配慮"

    press(browser, "申し込みの画面にもどる")
    press(browser, "申し込む")
    registration = Registration.objects.get()
    assert registration.resident.name == "はなこ"
    assert [request.kind for request in registration.support_requests.all()] == ["captioning"]
    assert Profile.objects.get().uses.count() == 1


@pytest.mark.usefixtures("event_index")
def test_a_text_browser_opens_it_with_the_number_and_closes_it(live_server: LiveServer, tmp_path: Path) -> None:
    now = timezone.now()
    hanako = Resident.objects.create(name="はなこ", phone="0267123456", created_at=now)
    _profile, number = make_profile(hanako, Needs(functions=("captioning",)), consent=Consent.PHONE, now=now)
    with TextBrowser(f"{live_server.url}/my-support/number/{number}/", cookies_in=tmp_path) as w3m:
        w3m.shown("番号は入っています")
        w3m.go_to("16けた）")
        w3m.press(TAB + TAB + ENTER, until="はなこさんの配慮")
        w3m.go_to("機器では")
        w3m.press(TAB + ENTER, until="メールで開く・はじめて作る")
