"""Staff go through requests in a real browser: by keyboard, and without a fault that a machine can find."""

from collections.abc import Callable

import pytest
from django.conf import settings as town_settings
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from accessibility.audit.engines.axe import EVERYTHING, JapaneseAxe
from documents.models import DocumentIndexPage, DocumentPage
from documents.requests import actions
from documents.requests.choices import Delivery, OtherForm
from documents.requests.models import Case
from documents.requests.wishes import Wish
from residents.contact_points import ContactPoint
from tests.factories import staff
from tests.factories.documents import document

pytestmark = pytest.mark.browser
AXE = town_settings.BASE_DIR / "tests" / "node_modules" / "axe-core"
# The colours of buttons and links are Wagtail's: they keep level AA.
UP_TO_AA = EVERYTHING | {"rules": {}}
Open = Callable[..., Chrome]
FOCUSED = "return document.activeElement.closest('tr')?.querySelector('a').href.match(/([0-9]+)\\/$/)[1]"


@pytest.fixture
def cases(document_index: DocumentIndexPage, settings) -> list[Case]:
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": ["default", "speech"]}
    }
    page: DocumentPage = document(document_index, title="えんがわだより", kind="newsletter")
    return [_case(page, number) for number in range(3)]


def _case(page: DocumentPage, number: int) -> Case:
    contact = ContactPoint(phone="0267123456")
    wish = Wish(f"はなこ{number}", contact, OtherForm.PRINT, Delivery.COUNTER)
    return actions.ask(page=page, wish=wish, form_key=f"{number}", now=timezone.now())


@pytest.fixture
def opened(live_server: LiveServer) -> Open:
    """A screen of the desk, for somebody who has shown password and phone."""
    session = staff.verified_client(staff.superuser()).cookies[town_settings.SESSION_COOKIE_NAME].value

    def open_screen(browser: Chrome, more: str = "") -> Chrome:
        browser.get(f"{live_server.url}/health/")
        browser.add_cookie({"name": town_settings.SESSION_COOKIE_NAME, "value": session})
        browser.get(f"{live_server.url}/cms/document-requests/{more}")
        return browser

    return open_screen


def test_the_queue_is_worked_by_keyboard(browser: Chrome, cases: list[Case], opened: Open) -> None:
    queue = opened(browser)
    keys = ActionChains(queue)
    assert queue.switch_to.active_element.get_attribute("name") == "code"

    queue.find_element(By.CSS_SELECTOR, "tbody input[type=checkbox]").send_keys(Keys.SPACE, Keys.ARROW_DOWN)
    assert queue.execute_script(FOCUSED) == str(cases[1].pk)
    keys.send_keys(Keys.SPACE, Keys.ARROW_DOWN, Keys.ARROW_UP).perform()
    assert queue.execute_script(FOCUSED) == str(cases[1].pk)
    queue.find_element(By.CSS_SELECTOR, "button[value=making]").send_keys(Keys.ENTER)

    # The page changes in between, and Chromium may ask one that is gone.
    arriving = WebDriverWait(queue, 20, ignored_exceptions=[StaleElementReferenceException])
    arriving.until(lambda screen: "2件を" in screen.find_element(By.TAG_NAME, "body").text)
    states = list(Case.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["making", "making", "asked"]


def test_a_scanned_code_opens_the_request_by_enter(browser: Chrome, cases: list[Case], opened: Open) -> None:
    queue = opened(browser)

    queue.switch_to.active_element.send_keys(f"https://salon.example/r/{cases[2].reference}/", Keys.ENTER)

    WebDriverWait(queue, 20).until(lambda screen: screen.current_url.endswith(f"/{cases[2].pk}/"))
    assert "はなこ2" in queue.find_element(By.TAG_NAME, "main").text


def test_axe_finds_nothing_wrong_on_the_desk(browser: Chrome, cases: list[Case], opened: Open) -> None:
    case, axe = cases[0], JapaneseAxe(AXE)
    for address in ("", f"{case.pk}/", f"{case.pk}/edit/", f"add/{case.page_id}/", "add/", "orders/", "times/"):
        screen = opened(browser, address)
        screen.execute_script(axe.source)
        found = axe.run(screen, UP_TO_AA).violations
        assert [each for each in found if "request" in str(each) or "#main" in str(each)] == [], address
