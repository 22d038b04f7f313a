"""A neighbour acts for somebody, who says yes, watches, and ends it: by keyboard alone, and in a text browser."""

from collections.abc import Callable

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome
from selenium.webdriver.common.keys import Keys

from events.choices import Way
from events.models import EventIndexPage, Registration
from residents.mandates.choices import EndedBy
from residents.mandates.models import Mandate
from tests.events.carers.conftest import given
from tests.factories.events import make_event, make_session, make_way
from tests.journeys.test_resident import heading, named, press, tab_to
from tests.journeys.test_text_browser import read
from tests.journeys.text_browser import ENTER, TAB, TextBrowser

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def _event(event_index: EventIndexPage) -> None:
    make_event(event_index, "秘密の集い", sessions=[make_session(capacity=5)], ways=[make_way(Way.PHONE)])


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_a_neighbour_takes_a_place_and_is_out_at_one_press_of_the_resident(
    live_server: LiveServer, open_browser: Callable[..., Chrome], javascript: bool
) -> None:
    browser = open_browser(javascript=javascript)
    browser.get(f"{live_server.url}/carers/")
    for name, words in (("carer_name", "となりの人"), ("carer_contact", "tonari@example.jp")):
        tab_to(browser, named(name)).send_keys(words)
    for name, words in (("resident_name", "はなこ"), ("resident_contact", "hanako@example.jp")):
        tab_to(browser, named(name)).send_keys(words)
    tab_to(browser, named("scopes")).send_keys(Keys.SPACE)
    press(browser, "ご本人に確かめてもらう")
    assert heading(browser) == "ご本人の返事を待っています"
    carers_page, mandate = browser.current_url, Mandate.objects.get()

    browser.get(f"{live_server.url}/mandate/{mandate.resident_token}/")
    press(browser, "はい、お願いします")
    assert "代わりに手続きできます" in heading(browser)

    browser.get(carers_page)
    press(browser, "秘密の集い")
    press(browser, "はなこさんの申し込みとして送る")
    assert heading(browser) == "はなこさんの申し込み"
    assert Registration.objects.get().resident_id == mandate.resident_id

    browser.get(f"{live_server.url}/mandate/{mandate.resident_token}/")
    press(browser, "すぐにやめる")
    browser.get(carers_page)
    assert heading(browser) == "この委任は終わりました"


def test_a_text_browser_reads_who_acts_and_ends_it_by_keys(live_server: LiveServer) -> None:
    mandate = given()
    address = f"{live_server.url}/mandate/{mandate.resident_token}/"
    shown = read(address)
    assert shown.index("ケアする人さんが、あなたの代わりに手続きできます") < shown.index("すぐにやめる")
    assert shown.index("すぐにやめる") < shown.index("これまでにあったこと") < shown.index("できることを変える")

    with TextBrowser(address) as w3m:
        w3m.shown("すぐに終わります")
        w3m.go_to("そのまま残ります")
        w3m.press(TAB + ENTER, until="この委任は終わりました")

    mandate.refresh_from_db()
    assert mandate.ended_by == EndedBy.RESIDENT
    assert not mandate.is_valid(timezone.now())
