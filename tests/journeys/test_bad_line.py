"""Every fifth piece is lost, connections break: pages are read, forms sent once, and sound goes on where it stopped."""

import http.client
import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from events.choices import Way
from events.models import EventIndexPage, EventPage, Registration
from tests.bad_line import BadLine
from tests.factories.events import make_event, make_session, make_way

pytestmark = pytest.mark.browser
SECONDS = 40


@pytest.fixture
def event(event_index: EventIndexPage) -> EventPage:
    session = make_session(timezone.now() + timedelta(days=9), capacity=5)
    return make_event(event_index, "はじめての縁側サロン", slug="first", sessions=[session], ways=[make_way(Way.PHONE)])


def wait(browser: Chrome, words: str) -> None:
    WebDriverWait(browser, SECONDS, poll_frequency=0.1).until(lambda b: words in b.page_source)


def test_a_place_is_taken_once_over_a_line_that_loses_every_fifth_packet(
    event: EventPage, live_server: LiveServer, browser: Chrome
) -> None:
    with BadLine(live_server.thread.port, loss=0.2, seed=20) as line:
        browser.get(f"{line.url}/events/first/")
        wait(browser, "はじめての縁側サロン")
        browser.get(f"{line.url}/join/{event.sessions.get().pk}/")
        browser.find_element(By.NAME, "name").send_keys("はなこ")
        browser.find_element(By.NAME, "contact").send_keys("0267-12-3456")
        browser.find_element(By.CSS_SELECTOR, "form [type=submit].button--primary").click()
        wait(browser, "受付番号")
        assert line.lost > 5
        browser.get("about:blank")
    assert Registration.objects.count() == 1


def part(address: str, start: int) -> tuple[bytes, int]:
    """From ``start`` to wherever the line breaks, and how long the whole is."""
    place = urlsplit(address)
    assert place.hostname
    connection = http.client.HTTPConnection(place.hostname, place.port, timeout=20)
    connection.request("GET", f"{place.path}?{place.query}", headers={"Range": f"bytes={start}-"})
    response = connection.getresponse()
    if "Content-Length" not in response.headers:
        connection.close()
        raise ConnectionError("it broke off before the headers were there")
    assert response.status == (206 if start else 200)
    whole = int(response.headers.get("Content-Range", response.headers["Content-Length"]).rpartition("/")[2])
    try:
        return response.read(), whole
    except http.client.IncompleteRead as broken:
        return broken.partial, whole
    finally:
        connection.close()


def test_sound_goes_on_where_the_line_broke_off(event: EventPage, live_server: LiveServer) -> None:
    cache.clear()
    page = http.client.HTTPConnection("localhost", live_server.thread.port, timeout=20)
    page.request("GET", f"/listen/{event.pk}/")
    html = page.getresponse().read().decode()
    page.close()
    (path, *_more) = re.findall(r'src="([^"]*recording\.mp3[^"]*)"', html)
    whole, _length = part(f"{live_server.url}{path}", 0)
    with BadLine(live_server.thread.port, cut=0.1, seed=3) as line:
        heard, length, tries = b"", 1, 0
        while len(heard) < length:
            tries += 1
            try:
                more, length = part(f"{line.url}{path}", len(heard))
                heard += more
            except (ConnectionError, http.client.BadStatusLine):
                continue
        assert tries > 1
    assert heard == whole
