"""A resident finds an event, takes a place and gives it back: by keyboard alone, with scripts and without."""

from collections.abc import Callable

import pytest
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from events.choices import RegistrationState, SupportKind, Way
from events.models import EventIndexPage, EventPage, Registration
from tests.factories.events import make_event, make_session, make_support, make_way

pytestmark = pytest.mark.browser
MOST_TABS_TO_ANYTHING = 80


@pytest.fixture
def event(event_index: EventIndexPage) -> EventPage:
    return make_event(
        event_index,
        "はじめての縁側サロン",
        slug="first",
        sessions=[make_session(capacity=5)],
        ways=[make_way(Way.PHONE), make_way(Way.TEXT)],
        support_offers=[make_support(SupportKind.CAPTIONING, ask_days_before=3)],
    )


def tab_to(browser: Chrome, wanted: Callable[[WebElement], bool]) -> WebElement:
    """Press Tab until something wanted has the focus, as somebody without a mouse does."""
    for _press in range(MOST_TABS_TO_ANYTHING):
        focused = browser.switch_to.active_element
        if wanted(focused):
            return focused
        focused.send_keys(Keys.TAB)
    raise AssertionError("the keyboard never got there")


def link_or_button(words: str) -> Callable[[WebElement], bool]:
    return lambda element: element.tag_name in {"a", "button"} and words in element.text


def named(name: str) -> Callable[[WebElement], bool]:
    return lambda element: element.get_dom_attribute("name") == name


def press(browser: Chrome, words: str) -> None:
    enter(browser, tab_to(browser, link_or_button(words)))


def enter(browser: Chrome, element: WebElement, typed: str = "") -> None:
    """Type, press Enter, and wait until the page is another one."""
    before = browser.find_element(By.TAG_NAME, "html")
    element.send_keys(typed, Keys.ENTER)
    WebDriverWait(browser, 10).until(lambda _: is_gone(before))


def is_gone(element: WebElement) -> bool:
    try:
        element.is_enabled()
    except Exception as error:  # noqa: BLE001 -- Chromium names a vanished page in several ways
        return "stale" in str(error).lower() or "not belong" in str(error) or "detached" in str(error)
    return False


def heading(browser: Chrome) -> str:
    return browser.find_element(By.TAG_NAME, "h1").text


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_a_place_is_taken_and_given_back_by_keyboard(
    event: EventPage, live_server: LiveServer, open_browser: Callable[..., Chrome], javascript: bool
) -> None:
    browser = open_browser(javascript=javascript)
    browser.get(f"{live_server.url}/events/")
    press(browser, "はじめての縁側サロン")
    press(browser, "参加する")
    tab_to(browser, named("name")).send_keys("はなこ")
    tab_to(browser, named("contact")).send_keys("０９０ー１２３４ー５６７８")
    tab_to(browser, named("way")).send_keys(Keys.SPACE)
    tab_to(browser, named("support")).send_keys(Keys.SPACE)
    press(browser, "申し込む")

    registration = Registration.objects.get()
    assert heading(browser) == "申し込みを受け付けました"
    assert registration.reference in browser.find_element(By.TAG_NAME, "main").text
    assert registration.resident.phone == "09012345678"

    press(browser, "取り消す")
    press(browser, "取り消す")

    registration.refresh_from_db()
    assert heading(browser) == "この申し込みは取り消されています"
    assert registration.state == RegistrationState.CANCELLED


def test_the_list_is_narrowed_in_place_and_says_so_once(
    event: EventPage, live_server: LiveServer, browser: Chrome
) -> None:
    browser.get(f"{live_server.url}/events/")
    kind = tab_to(browser, named("kind"))
    kind.send_keys("相談会")
    tab_to(browser, link_or_button("この条件でさがす")).send_keys(Keys.ENTER)

    spoken = browser.find_element(By.ID, "announcement")
    WebDriverWait(browser, 10).until(lambda _: "当てはまる催しはありません" in spoken.get_property("textContent"))
    assert "kind=consultation" in browser.current_url
    assert len(browser.find_elements(By.ID, "results-count")) == 1


def test_a_mistake_takes_the_focus_to_the_summary_and_keeps_what_was_typed(
    event: EventPage, live_server: LiveServer, browser: Chrome
) -> None:
    browser.get(f"{live_server.url}/join/{event.sessions.get().pk}/")
    tab_to(browser, named("name")).send_keys("はなこ")
    press(browser, "申し込む")

    summary = browser.find_element(By.ID, "error-summary")
    WebDriverWait(browser, 10).until(lambda _: browser.switch_to.active_element == summary)
    assert "メールアドレスか電話番号を入れてください" in summary.text
    assert browser.find_element(By.NAME, "name").get_property("value") == "はなこ"
