"""A grandmother puts her family down, and one of them stays at home: by keyboard alone, with scripts and without."""

from collections.abc import Callable

import pytest
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from events.actions import cancel_place
from events.choices import Way
from events.models import EventIndexPage, Registration, Session
from tests.events.places.people import IN_TWO_WEEKS, NOW, family_states, states, take
from tests.factories.events import make_event, make_session, make_way
from tests.journeys.test_resident import heading, named, press, tab_to
from tests.journeys.test_text_browser import in_order, read

pytestmark = pytest.mark.browser


@pytest.fixture
def session(event_index: EventIndexPage) -> Session:
    sessions = [make_session(IN_TWO_WEEKS, capacity=3)]
    return make_event(event_index, sessions=sessions, ways=[make_way(Way.PHONE)]).sessions.get()


def summary(words: str) -> Callable[[WebElement], bool]:
    return lambda element: element.tag_name == "summary" and words in element.text


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_a_family_joins_with_one_form_and_one_of_them_stays_at_home(
    session: Session, live_server: LiveServer, open_browser: Callable[..., Chrome], javascript: bool
) -> None:
    browser = open_browser(javascript=javascript)
    browser.get(f"{live_server.url}/join/{session.pk}/")
    tab_to(browser, named("name")).send_keys("よしこ")
    tab_to(browser, named("contact")).send_keys("〒384-0301 佐久市臼田123")
    tab_to(browser, summary("いっしょに参加する方")).send_keys(Keys.ENTER)
    tab_to(browser, named("companions")).send_keys("たろう", Keys.ENTER, "﨑はな（さきはな）")
    press(browser, "申し込む")

    grandmother = Registration.objects.get(lead=None)
    assert heading(browser) == "申し込みを受け付けました"
    assert "たろう（申込済み）、﨑はな（申込済み）" in browser.find_element(By.TAG_NAME, "main").text
    assert grandmother.resident.address == "佐久市臼田123"

    press(browser, "いっしょに参加する方を加える")
    press(browser, "たろうさんだけ取り消す")

    assert family_states(grandmother) == ["seated", "cancelled", "seated"]
    assert "たろうさんだけ取り消す" not in browser.find_element(By.TAG_NAME, "main").text


def test_an_offer_is_read_and_answered_without_scripts(
    session: Session, live_server: LiveServer, open_browser: Callable[..., Chrome]
) -> None:
    seated, *_others, waits = (take(session, key) for key in ("one", "two", "three", "waits"))
    cancel_place(registration_id=seated.pk, now=NOW)
    page = f"{live_server.url}/registration/{waits.token}/"

    in_order(read(page), "席があきました", "お返事をする", "受付番号", "お返事の期限", "次の方にまわり")
    browser = open_browser(javascript=False)
    browser.get(page)
    press(browser, "お返事をする")
    assert states(waits) == ["offered"]
    press(browser, "参加します")

    assert heading(browser) == "申し込みを受け付けました"
    assert states(waits) == ["seated"]
