"""A resident rehearses, and gives a moved session back: by keyboard, with and without scripts, and in w3m."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome

from events.actions import Wish, reschedule, take_place
from events.choices import EventKind, RegistrationState, Way
from events.models import EventIndexPage, Registration
from events.sessions.announcing import Said
from residents.contact_points import ContactPoint
from tests.factories.events import make_event, make_session, make_way
from tests.journeys.test_resident import heading, press
from tests.journeys.text_browser import ENTER, TAB, TextBrowser

pytestmark = pytest.mark.browser


@pytest.fixture
def registration(event_index: EventIndexPage) -> Registration:
    """By video in a week; the day after tomorrow one can rehearse."""
    now = timezone.now()
    ways = [make_way(Way.VIDEO)]
    rehearsal = [make_session(now + timedelta(days=2))]
    make_event(event_index, "つなぎ方の練習", slug="renshu", kind=EventKind.REHEARSAL, sessions=rehearsal, ways=ways)
    session = make_event(event_index, slug="salon", ways=[make_way(Way.VIDEO)]).sessions.get()
    wish = Wish(name="はなこ", contact=ContactPoint(email="hanako@example.jp"), way=Way.VIDEO)
    return take_place(session_id=session.pk, wish=wish, form_key="key", now=now)


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_a_rehearsal_is_two_presses_away(
    live_server: LiveServer, open_browser: Callable[..., Chrome], registration: Registration, javascript: bool
) -> None:
    browser = open_browser(javascript=javascript)
    browser.get(f"{live_server.url}/registration/{registration.token}/")
    press(browser, "練習の日時をえらぶ")
    assert heading(browser) == "つなぎ方の練習に申し込む"
    press(browser, "この日時に申し込む")

    assert heading(browser) == "申し込みを受け付けました"
    assert Registration.objects.filter(session__page__kind=EventKind.REHEARSAL).count() == 1


def test_who_cannot_come_on_the_new_day_gives_the_place_back_from_the_letter(
    live_server: LiveServer, open_browser: Callable[..., Chrome], registration: Registration
) -> None:
    session = registration.session
    later = session.starts_at + timedelta(days=1)
    ends = later + timedelta(hours=1)
    reschedule(session_id=session.pk, starts_at=later, ends_at=ends, now=timezone.now(), said=Said())
    assert f"/registration/{registration.token}/" in str(mail.outbox[-1].body)

    browser = open_browser()
    browser.get(f"{live_server.url}/registration/{registration.token}/cancel/")
    press(browser, "取り消す")

    registration.refresh_from_db()
    assert registration.state == RegistrationState.CANCELLED


def test_a_text_browser_rehearses(live_server: LiveServer, registration: Registration) -> None:
    with TextBrowser(f"{live_server.url}/registration/{registration.token}/rehearsal/") as w3m:
        w3m.shown("書くことはありません")
        w3m.go_to("いつ練習しますか")
        w3m.press(TAB + TAB + ENTER, until="申し込みを受け付けました")
