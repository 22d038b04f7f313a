"""axe on every screen that staff have for taking part, in one visit: the audit walks only what residents see."""

import pytest
from django.conf import settings as town_settings
from pytest_django.live_server_helper import LiveServer
from selenium.webdriver import Chrome

from accessibility.audit.engines.axe import EVERYTHING, JapaneseAxe
from events.models import EventIndexPage
from tests.events.staff_screens import duties
from tests.factories import staff

pytestmark = pytest.mark.browser
AXE = town_settings.BASE_DIR / "tests" / "node_modules" / "axe-core"
# The colours of buttons and links are Wagtail's: they keep level AA.
UP_TO_AA = EVERYTHING | {"rules": {}}
LOOKS = ((400, "light"), (400, "dark"), (1280, "light"), (1280, "dark"))
# What lies past the right edge, and cannot be scrolled to by itself.
CUT_OFF = """
const scrolls = (one) =>
  one && one.tagName !== "MAIN" && (getComputedStyle(one).overflowX === "auto" || scrolls(one.parentElement));
return [...document.querySelectorAll("main *")]
  .filter((one) => one.getClientRects().length && one.getBoundingClientRect().right > innerWidth + 1)
  .filter((one) => !one.closest(".w-sr-only, svg") && getComputedStyle(one).position !== "absolute" && !scrolls(one))
  .map((one) => one.outerHTML.slice(0, 120));
"""


@pytest.fixture
def screens(browser: Chrome, live_server: LiveServer, event_index: EventIndexPage, settings) -> list[str]:
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": ["default", "speech"]}
    }
    before_me = duties(event_index)
    visit = staff.verified_client(before_me.clerk).cookies[town_settings.SESSION_COOKIE_NAME].value
    browser.get(f"{live_server.url}/health/")
    browser.add_cookie({"name": town_settings.SESSION_COOKIE_NAME, "value": visit})
    return [f"{live_server.url}{address}" for address in before_me.screens()]


def test_every_screen_of_the_desks_is_right_light_dark_and_narrow(browser: Chrome, screens: list[str]) -> None:
    axe, wrong = JapaneseAxe(AXE), {}
    axe.prepare(browser)
    # Each screen in one of four looks: the parts that they are made of come again and again.
    for number, (width, shade) in enumerate(LOOKS):
        browser.set_window_size(width, 900)
        media = {"features": [{"name": "prefers-color-scheme", "value": shade}]}
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
        for address in screens[number :: len(LOOKS)]:
            browser.get(address)
            found = [(each.rule, each.target) for each in axe.run(browser, UP_TO_AA).violations]
            if faults := found + browser.execute_script(CUT_OFF):
                wrong[address.partition("/cms/")[2], width, shade] = faults
    assert wrong == {}
