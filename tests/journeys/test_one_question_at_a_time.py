"""Somebody for whom a whole form is too much: the simple layout asks one thing at a time, without scripts too."""

from collections.abc import Callable

import pytest
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from accessibility.preferences import COOKIE
from events.choices import SupportKind, Way
from events.models import EventIndexPage, EventPage, Registration
from tests.factories.events import make_event, make_session, make_support, make_way

pytestmark = pytest.mark.browser


@pytest.fixture
def event(event_index: EventIndexPage) -> EventPage:
    return make_event(
        event_index,
        sessions=[make_session(capacity=5)],
        ways=[make_way(Way.PHONE), make_way(Way.TEXT)],
        support_offers=[make_support(SupportKind.CAPTIONING, ask_days_before=3)],
    )


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def form(
    request: pytest.FixtureRequest, event: EventPage, live_server: LiveServer, open_browser: Callable[..., Chrome]
) -> Chrome:
    """The form in the simple layout, at its first question."""
    browser: Chrome = open_browser(javascript=request.param)
    address = f"{live_server.url}/join/{event.sessions.get().pk}/"
    browser.get(address)
    browser.add_cookie({"name": COOKIE, "value": "layout=simple"})
    browser.get(address)
    return browser


def seen(browser: Chrome) -> list[str]:
    """The names of the fields that can be seen, each once."""
    fields = browser.find_elements(By.CSS_SELECTOR, "main input, main textarea")
    return list(dict.fromkeys(field.get_dom_attribute("name") for field in fields if field.is_displayed()))


def follow(browser: Chrome, words: str) -> None:
    links = browser.find_elements(By.CSS_SELECTOR, "main .question a, main .question button")
    next(link for link in links if link.text == words and link.is_displayed()).click()


def send(browser: Chrome) -> None:
    """Press the last button and wait for the page that answers."""
    before = browser.find_element(By.TAG_NAME, "html")
    follow(browser, "申し込む")
    WebDriverWait(browser, 10).until(lambda _: browser.find_element(By.TAG_NAME, "html") != before)


def test_one_question_is_seen_and_the_way_on_and_back_keeps_what_was_typed(form: Chrome) -> None:
    assert seen(form) == ["name"]
    form.find_element(By.NAME, "name").send_keys("はなこ")
    follow(form, "次へ")
    assert seen(form) == ["contact"]

    form.back()

    assert seen(form) == ["name"]
    assert form.find_element(By.NAME, "name").get_property("value") == "はなこ"


def test_a_place_is_taken_question_by_question(form: Chrome) -> None:
    form.find_element(By.NAME, "name").send_keys("はなこ")
    follow(form, "次へ")
    form.find_element(By.NAME, "contact").send_keys("090-1234-5678")
    follow(form, "次へ")
    form.find_element(By.CSS_SELECTOR, "[name=way]").click()
    for _support_and_note in range(3):
        follow(form, "次へ")
    send(form)

    assert form.find_element(By.TAG_NAME, "h1").text == "申し込みを受け付けました"
    assert Registration.objects.get().way == Way.PHONE


def test_after_a_mistake_only_what_is_to_be_mended_is_asked_again(form: Chrome) -> None:
    form.find_element(By.NAME, "name").send_keys("はなこ")
    for _question in range(5):
        follow(form, "次へ")
    send(form)

    assert seen(form) == ["contact", "way"]
    assert "メールアドレスか電話番号を入れてください" in form.find_element(By.ID, "error-summary").text
    form.find_element(By.CSS_SELECTOR, ".error-summary a[href='#id_contact']").click()
    assert seen(form) == ["contact"]
