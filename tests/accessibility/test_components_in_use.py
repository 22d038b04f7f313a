"""Promises about what components do under somebody's hands: keys, narrow screens, with scripts and without."""

from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.live_server_helper import LiveServer
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from accessibility.audit.browser import chromium, resize
from cms.models import HomePage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VISIBLE = "const r = arguments[0].getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight && r.width > 1;"


@pytest.fixture(scope="module")
def browser() -> Iterator[WebDriver]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def plain() -> Iterator[WebDriver]:
    """A browser in which no page may run a script; the driver's own questions still can."""
    with chromium() as opened:
        opened.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        yield opened


def focused(browser: WebDriver) -> WebElement:
    return browser.switch_to.active_element


def test_the_first_key_leads_past_the_header(browser: WebDriver, live_server: LiveServer, home: HomePage) -> None:
    browser.get(f"{live_server.url}/search/")
    body = browser.find_element(By.TAG_NAME, "body")
    body.send_keys(Keys.TAB)
    first = focused(browser)
    assert first.text == "本文へ進む"
    assert browser.execute_script(VISIBLE, first)
    first.send_keys(Keys.ENTER)
    assert focused(browser).get_attribute("id") == "main"
    focused(browser).send_keys(Keys.TAB)
    assert browser.execute_script("return document.querySelector('main').contains(document.activeElement)")


def test_the_second_skip_link_leads_to_the_places(browser: WebDriver, live_server: LiveServer, home: HomePage) -> None:
    browser.get(f"{live_server.url}/search/")
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB + Keys.TAB)
    focused(browser).send_keys(Keys.ENTER)
    assert browser.current_url.endswith("#places")
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    assert browser.execute_script("return document.getElementById('places').contains(document.activeElement)")
    assert browser.execute_script(VISIBLE, focused(browser))


def test_the_summary_of_errors_is_where_the_page_begins(
    browser: WebDriver, live_server: LiveServer, home: HomePage
) -> None:
    browser.get(f"{live_server.url}/cancel/")
    browser.find_element(By.CSS_SELECTOR, "main form button").click()
    WebDriverWait(browser, 10, ignored_exceptions=[WebDriverException]).until(
        lambda b: focused(b).get_attribute("id") == "error-summary"
    )
    assert browser.title.startswith("エラー：")
    link = browser.find_element(By.CSS_SELECTOR, ".error-summary a")
    link.send_keys(Keys.ENTER)
    field = focused(browser)
    assert field.get_attribute("aria-invalid") == "true"
    label = browser.find_element(By.CSS_SELECTOR, f"label[for='{field.get_attribute('id')}']")
    assert browser.execute_script(VISIBLE, label)


def test_without_scripts_the_summary_is_read_first_and_leads_to_its_fields(
    plain: WebDriver, live_server: LiveServer, home: HomePage
) -> None:
    plain.get(f"{live_server.url}/cancel/")
    plain.find_element(By.CSS_SELECTOR, "main form button").click()
    WebDriverWait(plain, 10).until(lambda b: b.find_elements(By.CSS_SELECTOR, ".error-summary"))
    main = plain.find_element(By.TAG_NAME, "main")
    assert main.text.startswith("入力を確かめてください")
    link = main.find_element(By.CSS_SELECTOR, ".error-summary a")
    target = link.get_attribute("href").partition("#")[2]
    link.click()
    assert plain.current_url.endswith(f"#{target}")
    assert plain.find_element(By.ID, target).is_displayed()


@pytest.mark.parametrize("kind", ["with scripts", "without scripts"])
def test_a_disclosure_opens_by_key_and_says_that_it_is_open(
    request: pytest.FixtureRequest, live_server: LiveServer, home: HomePage, kind: str
) -> None:
    driver: WebDriver = request.getfixturevalue("browser" if kind == "with scripts" else "plain")
    driver.get(f"{live_server.url}/parts/disclosure/")
    details = driver.find_element(By.CSS_SELECTOR, ".specimen details")
    summary = details.find_element(By.TAG_NAME, "summary")
    inside = details.find_element(By.CSS_SELECTOR, ".disclosure__text")
    assert not inside.is_displayed()
    summary.send_keys(Keys.ENTER)
    assert details.get_attribute("open")
    assert inside.is_displayed()
    summary.send_keys(Keys.SPACE)
    assert not inside.is_displayed()


def test_pagination_is_pressed_by_its_words(browser: WebDriver, live_server: LiveServer, home: HomePage) -> None:
    browser.get(f"{live_server.url}/parts/pagination/")
    link = browser.find_element(By.LINK_TEXT, "次のページ")
    assert link.size["height"] >= 44
    link.send_keys(Keys.ENTER)
    assert browser.current_url.endswith("page=3")


@pytest.mark.parametrize(("width", "query"), [(320, ""), (1280, "?text=400")], ids=["320 px", "400 %"])
def test_a_narrow_table_becomes_lines_and_stays_a_table_to_the_ear(
    browser: WebDriver, live_server: LiveServer, home: HomePage, width: int, query: str
) -> None:
    resize(browser, width, 900)
    try:
        browser.get(f"{live_server.url}/parts/table/{query}")
        cells = browser.find_elements(By.CSS_SELECTOR, ".specimen tbody tr:first-child > *")
        assert len({cell.location["x"] for cell in cells}) == 1
        assert len({cell.location["y"] for cell in cells}) == len(cells)
        label = "return getComputedStyle(arguments[0], '::before').content"
        assert browser.execute_script(label, cells[1]).startswith('"曜日"')
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
        roles = [node["role"]["value"] for node in accessibility_tree(browser) if not node["ignored"]]
        assert roles.count("table") == 1
        assert roles.count("columnheader") == 4
        assert roles.count("rowheader") == 3
        assert roles.count("cell") + roles.count("gridcell") == 9
        names = [node.get("name", {}).get("value") for node in accessibility_tree(browser)]
        assert "月曜日から金曜日" in names
        assert "曜日月曜日から金曜日" not in names
    finally:
        resize(browser, 1280, 900)


def accessibility_tree(browser: WebDriver) -> list[dict]:
    return browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]


def test_a_wide_table_is_a_table_to_the_eye(browser: WebDriver, live_server: LiveServer, home: HomePage) -> None:
    browser.get(f"{live_server.url}/parts/table/")
    cells = browser.find_elements(By.CSS_SELECTOR, ".specimen tbody tr:first-child > *")
    assert len({cell.location["y"] for cell in cells}) == 1
    assert browser.execute_script("return getComputedStyle(arguments[0], '::before').content", cells[1]) == "none"


def test_a_reference_is_heard_digit_by_digit_and_seen_in_groups(client: Client, home: HomePage) -> None:
    html = client.get("/parts/reference/").content.decode()
    assert '<strong class="reference__number">4821-7306</strong>' in html
    assert "ひとつずつ読むと、4、8、2、1。7、3、0、6" in html
