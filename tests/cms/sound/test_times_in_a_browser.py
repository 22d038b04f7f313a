"""Setting a heading's time by keyboard: one button plays from the time typed, the other takes the time heard."""

import io
from collections.abc import Iterator

import numpy as np
import pytest
import soundfile
from django.test import Client
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from accessibility.audit.browser import chromium
from accessibility.models import HumanRecording
from accessibility.speech.people import actions
from accessibility.speech.people.actions import Told
from cms.models import HomePage
from tests.factories import cms, staff

pytestmark = pytest.mark.browser
WHOLE = "const sound = document.querySelector('[data-voice-whole]'); "


@pytest.fixture
def browser() -> Iterator[Chrome]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def recording(live_server: LiveServer, home: HomePage, settings, tmp_path) -> HumanRecording:
    settings.MEDIA_ROOT = tmp_path
    body = (cms.heading("電話で"), cms.paragraph("<p>役場へ。</p>"))
    page = cms.information_page(home, *body, title="参加のしかた", summary="")
    rate, target = 16_000, io.BytesIO()
    time = np.arange(20 * rate)
    soundfile.write(target, np.sin(time / 12) * ((time // rate % 5 != 4) * 0.3 + 0.001), rate, format="WAV")
    told = Told("朗読の会", "0267-12-3456", "このサイトで", "書面で")
    return actions.take_in(page_id=page.pk, version="", file=target, told=told, now=timezone.now())


def enter(browser: Chrome, live_server: LiveServer, client: Client, path: str) -> None:
    browser.get(f"{live_server.url}/robots.txt")
    browser.add_cookie({"name": "sessionid", "value": client.cookies["sessionid"].value})
    browser.get(live_server.url + path)


def test_a_heading_is_heard_and_its_time_taken_by_two_buttons(
    browser: Chrome, live_server: LiveServer, recording: HumanRecording
) -> None:
    client = staff.verified_client(staff.superuser())
    enter(browser, live_server, client, f"/cms/sound/human/recording/{recording.pk}/times/")
    row = browser.find_element(By.CSS_SELECTOR, "[data-voice-row='start-1']")
    play, take = row.find_elements(By.TAG_NAME, "button")
    field = browser.find_element(By.NAME, "start-1")
    field.clear()
    field.send_keys("0:12.0")
    play.send_keys(Keys.ENTER)
    WebDriverWait(browser, 20).until(lambda b: b.execute_script(WHOLE + "return sound.currentTime > 12.2"))
    assert play.text.startswith("⏸ 止める")
    play.send_keys(Keys.ENTER)
    WebDriverWait(browser, 20).until(lambda _b: play.text.startswith("▶ ここから聞く"))
    heard = browser.execute_script(WHOLE + "return sound.currentTime")
    take.send_keys(Keys.ENTER)
    assert field.get_attribute("value") == f"0:{heard:.1f}"
    assert browser.switch_to.active_element == field
