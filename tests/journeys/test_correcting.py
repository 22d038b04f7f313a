"""Staff correct a text in a real browser: by keyboard, without scripts, and without losing a word."""

from collections.abc import Callable

import pytest
from django.conf import settings as town_settings
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from accessibility.audit.engines.axe import EVERYTHING, JapaneseAxe
from documents import actions
from documents.correcting.kinds import Kind, Typed
from documents.correcting.models import SourceVersion
from documents.correcting.operations import write
from documents.correcting.stored import StoredBlock
from documents.correcting.working import Hand, blocks_of, change
from documents.models import DocumentIndexPage, DocumentPage
from tests.factories import files, staff
from tests.factories.documents import document, upload

pytestmark = pytest.mark.browser
AXE = town_settings.BASE_DIR / "tests" / "node_modules" / "axe-core"
TEXT = "<h1>ごみの出し方</h1><p>月曜日は燃えるごみです。</p><p>地区　曜日</p>"
# Pixels of the drawn sheet: a picture that did not come has none.
SHEET_IS_DRAWN = """
const sheet = new Image();
sheet.src = document.querySelector("image").href.baseVal;
return sheet.decode().then(() => sheet.naturalWidth);
"""
PRESS_MARK = """
document.getElementById(arguments[0]).parentNode.dispatchEvent(new MouseEvent("click", {bubbles: true}));
"""
# The colours of buttons and links are Wagtail's: they keep level AA.
UP_TO_AA = EVERYTHING | {"rules": {}}
Open = Callable[..., Chrome]


@pytest.fixture
def page(document_index: DocumentIndexPage, settings) -> DocumentPage:
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": ["default", "speech"]}
    }
    found = document(document_index, title="ごみの日", upload=upload(files.pdf(TEXT)))
    actions.read_document(page=found, now=timezone.now())
    version = SourceVersion.objects.newest(found.pk)
    version.blocks[1]["doubts"] = ["columns"]
    SourceVersion.objects.all().delete()
    version.pk = None
    version.save()
    return found


@pytest.fixture
def opened(page: DocumentPage, live_server: LiveServer) -> Open:
    """A screen of this document, for somebody who has shown password and phone."""
    session = staff.verified_client(staff.superuser()).cookies[town_settings.SESSION_COOKIE_NAME].value

    def open_screen(browser: Chrome, more: str) -> Chrome:
        browser.get(f"{live_server.url}/health/")
        browser.add_cookie({"name": town_settings.SESSION_COOKIE_NAME, "value": session})
        browser.get(f"{live_server.url}/cms/documents/{page.pk}/text/{more}")
        return browser

    return open_screen


def block(page: DocumentPage, words: str) -> StoredBlock:
    return next(each for each in blocks_of(page) if words in each.html)


def test_the_next_doubt_is_corrected_without_scripts_and_by_keyboard(
    opened: Open, page: DocumentPage, browser_without_javascript: Chrome
) -> None:
    screen = opened(browser_without_javascript, "")
    screen.find_element(By.LINK_TEXT, "気になるところから始める").send_keys(Keys.ENTER)
    doubtful = screen.find_element(By.CSS_SELECTOR, ".correct__block--doubt")
    assert doubtful.get_attribute("id") == f"b-{block(page, '月曜日').id}"
    assert doubtful.find_elements(By.CSS_SELECTOR, "svg.correct__crop image")
    doubtful.find_element(By.PARTIAL_LINK_TEXT, "直す").send_keys(Keys.ENTER)
    field = screen.find_element(By.NAME, "block-text")
    field.clear()
    field.send_keys("月曜日は、燃えるごみの日です。", Keys.TAB)
    screen.switch_to.active_element.send_keys(Keys.TAB)
    assert screen.switch_to.active_element.text == "直す"
    screen.switch_to.active_element.send_keys(Keys.ENTER)
    assert "月曜日は、燃えるごみの日です。" in block(page, "月曜日").html


def test_the_sheet_is_drawn_and_its_marks_lead_to_the_words(opened: Open, page: DocumentPage, browser: Chrome) -> None:
    screen = opened(browser, "1/")
    assert screen.execute_script(SHEET_IS_DRAWN) == 1000
    here = block(page, "月曜日").id
    screen.execute_script(PRESS_MARK, f"mark-{here}")
    WebDriverWait(screen, 10).until(lambda seen: seen.current_url.endswith(f"#b-{here}"))


def test_words_typed_before_the_session_ended_can_be_had_again(
    opened: Open, page: DocumentPage, browser: Chrome
) -> None:
    address = f"1/?edit={block(page, '月曜日').id}"
    screen = opened(browser, address)
    screen.find_element(By.NAME, "block-text").send_keys("とても長い直し")
    screen.delete_cookie(town_settings.SESSION_COOKIE_NAME)
    screen.find_element(By.CSS_SELECTOR, "#new [value=save]:not(.w-sr-only)").click()
    WebDriverWait(screen, 10).until(lambda seen: "login" in seen.current_url)
    opened(screen, address)
    screen.find_element(By.XPATH, "//button[.='前に入れた言葉に戻す']").click()
    assert screen.find_element(By.NAME, "block-text").get_attribute("value").startswith("とても長い直し")
    screen.execute_script("sessionStorage.clear()")


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_wrong_and_nothing_runs_over_the_side(
    opened: Open, page: DocumentPage, browser: Chrome, width: int
) -> None:
    hand = Hand(page, staff.superuser("taro"), timezone.now())
    table = block(page, "地区").id
    change(hand, {}, lambda blocks: write(blocks, table, Typed(Kind.TABLE, "地区｜曜日\n東｜月")))
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )
    axe = JapaneseAxe(AXE)
    for address in (
        "",
        "1/",
        f"1/?edit={table}",
        "1/?add=",
        "use/",
        "versions/",
        "versions/1/",
        "lost/",
        "throw-away/",
    ):
        screen = opened(browser, address)
        screen.execute_script(axe.source)
        found = axe.run(screen, UP_TO_AA).violations
        ours = [each for each in found if "correct" in str(each) or "#main" in str(each)]
        assert ours == [], (address, ours)
        assert screen.execute_script("return document.documentElement.scrollWidth - innerWidth") <= 0, address
