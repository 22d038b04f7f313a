"""Staff mark a part of a text with its language, and translate a page, in the real editor."""

from collections.abc import Callable

import pytest
from django.conf import settings
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support import expected_conditions as seen
from selenium.webdriver.support.ui import WebDriverWait
from wagtail.models import Page

from accessibility.speech import recordings
from cms.models import HomePage, InformationPage
from tests.factories import cms as make
from tests.factories import staff
from tests.factories.translations import translated

pytestmark = pytest.mark.browser
STORED = "return [...document.querySelectorAll('[name$=-value]')].map((field) => field.value).join(' ')"
# The fourth to the sixth word of the paragraph, as a person would drag over them.
SELECT = """
const node = document.querySelector("[contenteditable=true] [data-text]").firstChild;
const start = node.data.indexOf(arguments[0]);
document.querySelector("[contenteditable=true]").focus();
getSelection().setBaseAndExtent(node, start, node, start + arguments[0].length);
"""


def wait(browser: Chrome, selector: str) -> WebElement:
    return WebDriverWait(browser, 30).until(seen.presence_of_element_located((By.CSS_SELECTOR, selector)))


@pytest.fixture
def desk(home: HomePage, browser: Chrome, live_server: LiveServer) -> Callable[[Page], Chrome]:
    """Open the editor of a page as somebody who has shown password and phone."""
    session = staff.verified_client(staff.superuser()).cookies[settings.SESSION_COOKIE_NAME].value

    def edit(page: Page) -> Chrome:
        browser.get(f"{live_server.url}/health/")
        browser.add_cookie({"name": settings.SESSION_COOKIE_NAME, "value": session})
        browser.get(f"{live_server.url}/cms/pages/{page.pk}/edit/")
        wait(browser, "[contenteditable=true]")
        return browser

    return edit


def submit(browser: Chrome, selector: str) -> None:
    before = browser.find_element(By.TAG_NAME, "html")
    button = wait(browser, selector)
    browser.execute_script("arguments[0].click()", button)
    WebDriverWait(browser, 30).until(seen.staleness_of(before))


def test_a_part_is_selected_marked_saved_and_published(
    home: HomePage, desk: Callable[[Page], Chrome], live_server: LiveServer
) -> None:
    page = make.information_page(home, make.paragraph("<p>受付で Please bring a towel と言います。</p>"))
    browser = desk(page)

    browser.execute_script(SELECT, "Please bring a towel")
    button = wait(browser, "button[name=LANG-EN]")
    assert button.accessible_name == "英語の部分"
    button.click()
    WebDriverWait(browser, 20).until(lambda _: "LANG-EN" in browser.execute_script(STORED))
    submit(browser, "[name=action-publish]")

    published = InformationPage.objects.get(pk=page.pk)
    assert '<span lang="en">Please bring a towel</span>' in published.main_html()
    browser.get(f"{live_server.url}{page.url}")
    assert wait(browser, "main span[lang=en]").text == "Please bring a towel"
    voices = [(each.voice, each.words) for each in recordings.plan(published.main_html(), title=page.title).spoken]
    assert ("espeak/en", "Please bring a towel") in voices


def test_a_mark_is_seen_again_and_stays_when_something_else_is_changed(
    home: HomePage, desk: Callable[[Page], Chrome]
) -> None:
    html = '<p>受付で <span lang="en">Please wait here</span> と言います。</p>'
    page = make.information_page(home, make.paragraph(html))
    browser = desk(page)

    marked = browser.find_element(By.XPATH, "//*[@contenteditable='true']//span[text()='Please wait here']/..")
    assert "dotted" in marked.value_of_css_property("border-bottom-style")
    title = browser.find_element(By.ID, "id_title")
    title.send_keys("（変更）", Keys.TAB)
    submit(browser, "[name=action-publish]")

    assert '<span lang="en">Please wait here</span>' in InformationPage.objects.get(pk=page.pk).main_html()


def test_staff_translate_a_page_from_its_menu(
    home: HomePage, desk: Callable[[Page], Chrome], live_server: LiveServer
) -> None:
    translated(home, title="Engawa City")
    page = make.information_page(home, make.paragraph("<p>電話でどうぞ。</p>"))
    browser = desk(page)

    browser.get(f"{live_server.url}/cms/translation/submit/page/{page.pk}/")
    language = browser.find_element(By.CSS_SELECTOR, "input[name=locales]")
    if not language.is_selected():
        language.click()
    language.submit()
    WebDriverWait(browser, 30).until(lambda _: "/edit/" in browser.current_url)
    wait(browser, "[contenteditable=true]")
    title = browser.find_element(By.ID, "id_title")
    title.clear()
    title.send_keys("By telephone", Keys.TAB)
    submit(browser, "[name=action-publish]")

    browser.get(f"{live_server.url}/en/how-to/")
    assert wait(browser, "h1").text == "By telephone"
    assert browser.find_element(By.TAG_NAME, "html").get_attribute("lang") == "en"
