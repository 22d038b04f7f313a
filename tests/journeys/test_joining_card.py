"""The joining card in the hands of people: without a line, without scripts, by keyboard, in a text browser."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from events.actions import Wish, take_place
from events.choices import Way
from events.doors.models import Door
from events.models import EventIndexPage, Registration
from residents.contact_points import ContactPoint
from tests.bad_line import BadLine
from tests.factories.events import make_event, make_session, make_way
from tests.journeys.text_browser import TextBrowser

pytestmark = pytest.mark.browser
SECONDS = 15


@pytest.fixture
def registration(event_index: EventIndexPage) -> Registration:
    now = timezone.now()
    page = make_event(
        event_index,
        slug="salon",
        sessions=[make_session(now + timedelta(days=9))],
        ways=[make_way(Way.PHONE, instructions=""), make_way(Way.VIDEO, instructions="")],
    )
    Door.objects.create(page=page, way=Way.PHONE, dial_in="050-1234-5678", pin="4321", changed_at=now)
    Door.objects.create(page=page, way=Way.VIDEO, url="https://room.example/hidamari", changed_at=now)
    wish = Wish(name="はなこ", contact=ContactPoint(phone="0267123456"), way=Way.PHONE)
    return take_place(session_id=page.sessions.get().pk, wish=wish, form_key="key", now=now)


@pytest.fixture
def line(live_server: LiveServer) -> Iterator[BadLine]:
    with BadLine(live_server.thread.port) as line:
        yield line


def until(browser: Chrome, condition: Callable[[Chrome], object]) -> None:
    WebDriverWait(browser, SECONDS, poll_frequency=0.05).until(condition)


def test_a_kept_card_still_dials_without_a_line(
    registration: Registration, line: BadLine, open_browser: Callable[..., Chrome]
) -> None:
    browser = open_browser()
    browser.get(f"{line.url}/events/")
    browser.get(f"{line.url}/registration/{registration.token}/")
    until(browser, lambda b: b.execute_script("return !!navigator.serviceWorker.controller"))
    browser.find_element(By.CSS_SELECTOR, "a[data-keep]").click()
    until(browser, lambda b: "残しました" in b.find_element(By.TAG_NAME, "main").text)
    line.break_off()

    browser.get(f"{line.url}/registration/{registration.token}/")
    links = [link.get_attribute("href") for link in browser.find_elements(By.CSS_SELECTOR, "main .door a")]
    assert links == ["tel:05012345678,,4321%23", "tel:05012345678", "https://room.example/hidamari"]
    assert registration.reference in browser.find_element(By.TAG_NAME, "main").text


def test_a_paper_is_had_by_keyboard_and_without_scripts(
    registration: Registration, live_server: LiveServer, open_browser: Callable[..., Chrome]
) -> None:
    browser = open_browser(javascript=False)
    browser.get(f"{live_server.url}/registration/{registration.token}/card/")
    button = next(b for b in browser.find_elements(By.CSS_SELECTOR, "main button") if "文字だけ" in b.text)
    button.send_keys(Keys.ENTER)
    until(browser, lambda b: b.find_elements(By.CSS_SELECTOR, "main a[download]"))

    link = browser.find_element(By.CSS_SELECTOR, "main a[download]")
    assert "TXT" in link.text
    assert link.get_attribute("href").endswith(f"/registration/{registration.token}/card/text/")


def test_a_text_browser_shows_number_pin_and_the_way_to_paper(
    registration: Registration, live_server: LiveServer
) -> None:
    words = ("050-1234-5678", "4321#", "つながらないときは", "紙・音声・点字で受け取る")
    with TextBrowser(f"{live_server.url}/registration/{registration.token}/") as browser:
        shown = browser.press("", until=words[-1])
    assert [word for word in words if word not in shown] == []
