"""What htmx changes in place must not move the focus, speak twice or lose the way back."""

from collections.abc import Callable

import pytest
from pytest_django.live_server_helper import LiveServer
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from accessibility.preferences import COOKIE
from documents.models import DocumentIndexPage, DocumentKind
from events.models import EventIndexPage
from tests.factories.documents import document
from tests.factories.events import make_event

pytestmark = pytest.mark.browser
# Everything that the live region is given, as it is given.
LISTEN = """
window.heard = [];
new MutationObserver(() => {
  const words = document.getElementById("announcement").textContent;
  if (words) window.heard.push(words);
}).observe(document.getElementById("announcement"), {childList: true, characterData: true, subtree: true});
"""


def wait(browser: Chrome, is_so: Callable[[], bool]) -> None:
    # What is looked at may be exchanged in this very moment.
    WebDriverWait(browser, 10, ignored_exceptions=[StaleElementReferenceException]).until(lambda _: is_so())


@pytest.fixture
def documents(document_index: DocumentIndexPage, live_server: LiveServer, browser: Chrome) -> Chrome:
    """The list of documents with furigana on, watched."""
    document(document_index, title="給付金のご案内", slug="money")
    document(document_index, title="十二月の便り", slug="letter", kind=DocumentKind.NEWSLETTER)
    browser.get(f"{live_server.url}/documents/")
    browser.add_cookie({"name": COOKIE, "value": "furigana=all"})
    browser.get(f"{live_server.url}/documents/")
    browser.execute_script(LISTEN)
    return browser


def choose_guides(browser: Chrome) -> None:
    Select(browser.find_element(By.NAME, "kind")).select_by_value(DocumentKind.GUIDE)
    browser.find_element(By.CSS_SELECTOR, ".filter button").send_keys(Keys.ENTER)
    wait(browser, lambda: "十二月" not in browser.find_element(By.ID, "results").get_property("textContent"))
    wait(browser, lambda: bool(browser.execute_script("return window.heard.length")))


def test_the_focus_stays_where_it_was_pressed(documents: Chrome) -> None:
    choose_guides(documents)

    assert documents.switch_to.active_element == documents.find_element(By.CSS_SELECTOR, ".filter button")


def test_a_change_is_said_once_and_without_readings(documents: Chrome) -> None:
    choose_guides(documents)

    assert documents.execute_script("return window.heard") == ["1件の資料があります。新しい順です。"]


def test_the_way_back_leads_to_the_whole_page_as_it_was(documents: Chrome) -> None:
    before = documents.current_url
    choose_guides(documents)
    assert "kind=guide" in documents.current_url

    documents.back()

    wait(documents, lambda: documents.current_url == before)
    wait(documents, lambda: "便" in documents.find_element(By.ID, "results").text)
    assert documents.find_element(By.TAG_NAME, "footer")
    documents.forward()
    wait(documents, lambda: "便" not in documents.find_element(By.ID, "results").text)
    documents.refresh()
    assert documents.find_element(By.TAG_NAME, "footer")


@pytest.mark.parametrize("path", ["/", "/events/", "/documents/", "/search/?q=催し", "/display/", "/cancel/"])
def test_a_page_has_one_polite_live_region(
    event_index: EventIndexPage, document_index: DocumentIndexPage, client: Callable[..., object], path: str
) -> None:
    make_event(event_index)
    page = client.get(path).content.decode()  # type: ignore[attr-defined]
    assert page.count('role="status"') == 1
    assert "aria-live" not in page
    assert 'role="alert"' not in page
