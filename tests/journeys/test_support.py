"""Somebody is offered another way, says yes, and answers afterwards whether it came: by keyboard, in a text browser."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome
from selenium.webdriver.common.keys import Keys

from events.actions import Wish, move_support_request, take_place
from events.choices import SupportKind, SupportOutcome, SupportState, Way
from events.models import EventIndexPage, Registration, Session, SupportRequest
from residents.contact_points import ContactPoint
from tests.factories.events import make_event, make_session, make_support, make_way
from tests.journeys.test_resident import heading, named, press, tab_to
from tests.journeys.test_text_browser import read
from tests.journeys.text_browser import ENTER, TAB, TextBrowser

pytestmark = pytest.mark.browser
INSTEAD = "筆談でお話しします。"


@pytest.fixture
def registration(event_index: EventIndexPage) -> Registration:
    """In ten days, with an interpreter asked for and not found."""
    now = timezone.now()
    page = make_event(
        event_index,
        sessions=[make_session(now + timedelta(days=10))],
        ways=[make_way(Way.PHONE)],
        support_offers=[make_support(SupportKind.SIGN_LANGUAGE, ask_days_before=3), make_support(SupportKind.BREAKS)],
    )
    contact = ContactPoint(email="hanako@example.jp")
    wish = Wish(name="はなこ", contact=contact, way=Way.PHONE, support=["sign_language"])
    made = take_place(session_id=page.sessions.get().pk, wish=wish, form_key="one", now=now)
    case = made.support_requests.get()
    move_support_request(support_request_id=case.pk, state=SupportState.ALTERNATIVE, now=now, words=INSTEAD)
    return made


def let_it_be_over(registration: Registration) -> None:
    ended = timezone.now() - timedelta(minutes=5)
    found = Session.objects.filter(pk=registration.session_id)
    found.update(starts_at=ended - timedelta(hours=1), ends_at=ended)


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_yes_to_another_way_and_a_press_afterwards(
    live_server: LiveServer, open_browser: Callable[..., Chrome], registration: Registration, javascript: bool
) -> None:
    browser = open_browser(javascript=javascript)
    browser.get(f"{live_server.url}/registration/{registration.token}/")
    press(browser, "くわしく見る")
    assert heading(browser) == "配慮の申し出"
    press(browser, "これでよい")
    assert "「これでよい」とお返事をいただきました" in browser.page_source
    tab_to(browser, named("note")).send_keys("ゆっくり話してほしい", Keys.TAB, Keys.ENTER)

    let_it_be_over(registration)
    browser.get(f"{live_server.url}/registration/{registration.token}/")
    press(browser, "届いたかどうかを答える")
    press(browser, "はい、届きました")
    assert "お答え、ありがとうございました" in browser.page_source

    found = SupportRequest.objects.filter(registration=registration)
    assert set(found.values_list("outcome", flat=True)) == {SupportOutcome.REACHED}
    assert found.filter(accepted=True).exists()


def test_a_text_browser_reads_what_is_offered_and_answers_by_keys(
    live_server: LiveServer, registration: Registration
) -> None:
    address = f"{live_server.url}/registration/{registration.token}"
    shown = read(f"{address}/support/")
    assert shown.index("手話通訳") < shown.index(INSTEAD) < shown.index("これでよい") < shown.index("申し出る")

    let_it_be_over(registration)
    with TextBrowser(f"{address}/reached/") as w3m:
        w3m.shown("届きましたか")
        w3m.go_to("手話通訳")
        w3m.press(TAB + ENTER, until="ありがとうございました")

    assert registration.support_requests.get().outcome == SupportOutcome.REACHED
