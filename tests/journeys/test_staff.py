"""Somebody of the town signs in with phone, makes an event, is stopped by the gate, mends, and publishes."""

from base64 import b32decode
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django_otp.oath import totp
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as seen
from selenium.webdriver.support.ui import Select, WebDriverWait
from wagtail.models import Page

from documents.models import DocumentIndexPage, DocumentPage
from events.models import EventIndexPage, EventPage
from tests.factories import cms as make
from tests.factories import staff

pytestmark = pytest.mark.browser
REPORT = """
document.addEventListener("securitypolicyviolation", (event) => {
  sessionStorage.violations = `${sessionStorage.violations || ""}${location.pathname}: `
    + `${event.effectiveDirective} ${event.blockedURI}\\n`;
});
"""

HANDED_OVER = "return [...document.querySelectorAll('[name^=body-]')].map((field) => field.value).join(' ')"


@pytest.fixture
def user(home: object) -> User:
    return staff.superuser()


@pytest.fixture
def desk(browser: Chrome, live_server: LiveServer, user: User) -> Iterator[Chrome]:
    """The staff's first screen, after password and phone. In the end, no policy was broken on the way."""
    browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": REPORT})
    browser.get(f"{live_server.url}/cms/")
    browser.find_element(By.NAME, "username").send_keys(user.username)
    browser.find_element(By.NAME, "password").send_keys(staff.PASSWORD, Keys.ENTER)
    secret = wait(browser, "[data-secret]").text.replace(" ", "")
    shown = totp(b32decode(secret))
    browser.find_element(By.NAME, "code").send_keys(f"{shown:06d}", Keys.ENTER)
    wait(browser, "[data-backup-code]")
    browser.find_element(By.LINK_TEXT, "ひかえました。進む").click()
    wait(browser, ".desk")
    yield browser
    assert browser.execute_script("return sessionStorage.violations || ''") == ""


def wait(browser: Chrome, selector: str) -> WebElement:
    return WebDriverWait(browser, 15).until(seen.visibility_of_element_located((By.CSS_SELECTOR, selector)))


def press_publish(browser: Chrome) -> None:
    """「公開」 lies behind the arrow beside 「下書きを保存」, as in every Wagtail editor."""
    before = browser.find_element(By.TAG_NAME, "html")
    wait(browser, "footer [data-w-dropdown-target=toggle], footer .w-dropdown__toggle").click()
    wait(browser, "[name=action-publish]").click()
    WebDriverWait(browser, 15).until(seen.staleness_of(before))


def open_editor(browser: Chrome, live_server: LiveServer, page: Page) -> None:
    browser.get(f"{live_server.url}/cms/pages/{page.pk}/edit/")
    # The fields of the body are drawn by scripts.
    wait(browser, "[contenteditable=true]")


def go_there(browser: Chrome, finding: str) -> WebElement:
    """Press 「…へ移る」 of the finding that says ``finding``, and give what has the focus then."""
    findings = browser.find_elements(By.CSS_SELECTOR, ".gate__finding")
    (item,) = [item for item in findings if finding in item.text]
    link = item.find_element(By.TAG_NAME, "a")
    link.send_keys(Keys.ENTER)
    WebDriverWait(browser, 10).until(lambda _: browser.switch_to.active_element != link)
    return browser.switch_to.active_element


def fill_in_event(browser: Chrome) -> None:
    browser.find_element(By.LINK_TEXT, "催しを作る").click()
    wait(browser, "#id_title").send_keys("春のサロン")
    for field, text in (
        ("id_summary", "電話と文字で話します。"),
        ("id_sessions-0-starts_at", "2027-04-10 10:00"),
        ("id_sessions-0-ends_at", "2027-04-10 11:00"),
    ):
        browser.find_element(By.ID, field).send_keys(text, Keys.TAB)
    Select(browser.find_element(By.ID, "id_ways-0-way")).select_by_value("phone")
    browser.find_element(By.ID, "id_ways-0-way").submit()
    WebDriverWait(browser, 15).until(lambda _: "/edit/" in browser.current_url)


def add_body(page: Page, *body: dict[str, object]) -> None:
    """Blocks that a colleague wrote meanwhile."""
    draft = page.get_latest_revision_as_object()
    draft.body = list(body)
    draft.save_revision()


def test_an_event_is_made_stopped_mended_and_published(
    desk: Chrome, live_server: LiveServer, event_index: EventIndexPage
) -> None:
    desk.refresh()
    fill_in_event(desk)
    page = EventPage.objects.get()
    desk.get(f"{live_server.url}/cms/")
    add_body(page, make.image(), make.paragraph('<p>申込書は<a href="https://example.jp/a">こちら</a></p>'))

    open_editor(desk, live_server, page)
    press_publish(desk)
    assert "まだ公開していません" in wait(desk, ".messages").text
    wait(desk, "[contenteditable=true]")
    go_there(desk, "画像に代替テキストがありません").send_keys("ベンチで話す3人")
    text = go_there(desk, "「こちら」だけで、行き先が分かりません")
    text.send_keys(Keys.CONTROL, "a")
    text.send_keys("申込書は電話でお求めください。")
    # The editor hands over what was typed a moment later.
    WebDriverWait(desk, 10).until(lambda _: "お求めください。" in desk.execute_script(HANDED_OVER))
    press_publish(desk)

    desk.get(f"{live_server.url}{page.get_url()}")
    main = wait(desk, "main")
    assert "春のサロン" in main.text
    assert "申込書は電話でお求めください。" in main.text
    assert main.find_element(By.CSS_SELECTOR, "figure img").get_attribute("alt") == "ベンチで話す3人"


def previewed(browser: Chrome) -> str:
    """The title in the side panel. Wagtail puts a new frame in the place of the old one at every change."""
    return browser.execute_script(
        """return [...document.querySelectorAll("iframe")]
          .map((frame) => frame.contentDocument?.querySelector("main h1")?.textContent || "").join(" ")"""
    )


def test_a_document_is_made_previewed_and_published(
    desk: Chrome, live_server: LiveServer, document_index: DocumentIndexPage
) -> None:
    desk.refresh()
    desk.find_element(By.LINK_TEXT, "資料を作る").click()
    wait(desk, "#id_title").send_keys("縁側だより")
    desk.find_element(By.ID, "id_summary").send_keys("4月号です。")
    desk.find_element(By.ID, "id_issued_on").send_keys("2027-04-01", Keys.TAB)
    desk.find_element(By.ID, "id_title").submit()
    WebDriverWait(desk, 15).until(lambda _: "/edit/" in desk.current_url)
    wait(desk, "[data-side-panel-toggle=preview]").click()
    WebDriverWait(desk, 20).until(lambda _: "縁側だより" in previewed(desk))
    press_publish(desk)
    assert DocumentPage.objects.get().live
