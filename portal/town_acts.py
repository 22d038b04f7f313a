"""What somebody does on a page: type, press, open, follow. Acts of the states that the audit visits."""

import secrets
from collections.abc import Callable
from urllib.parse import urljoin

from selenium import webdriver
from selenium.webdriver.support.ui import WebDriverWait

from residents.profiles.visits import COOKIE as VISIT

SECONDS = 20

Act = Callable[[webdriver.Chrome], None]
WITHDRAW = "main button[value='withdraw']"

# What a visitor would type and press, done without the browser's own checks, so that the server has to answer.
SUBMIT = """
window.beforeSubmit = true;
const form = document.querySelector("main form[method='post']");
for (const [name, value] of Object.entries(arguments[0])) {
  const field = form.querySelector(`[name="${name}"]:not([type=radio])`);
  if (field) field.value = value;
  else form.querySelector(`[type=radio][name="${name}"][value="${value}"]`)?.click();
}
if (Object.keys(arguments[0]).length) form.querySelector("input[type=radio]:not(:disabled)")?.click();
HTMLFormElement.prototype.submit.call(form);
"""
CHOOSE = """
window.beforeSubmit = true;
const form = document.querySelector("main form:not([method='post'])");
for (const select of form.querySelectorAll("select")) select.selectedIndex = Math.min(1, select.options.length - 1);
form.querySelector("input[type=checkbox], input[type=radio]:not([value=''])")?.click();
HTMLFormElement.prototype.submit.call(form);
"""
# A telephone number is a name, a line and a way to be reached at once.
WRITE_WHAT_IS_NEEDED = """
for (const field of document.querySelectorAll(".field:not(:has(.field__optional)) input[type=text]")) {
  field.value = "0267-12-3456";
}
window.beforeSubmit = true;
document.querySelector("main form[method='post'] button[value=check]").click();
"""
FOLLOW = "window.beforeSubmit = true; document.querySelector(arguments[0]).click()"
SAID = "window.beforeSubmit = true; document.cookie = 'engawa_said=saved; path=/display/'; location.reload()"
ARRIVED = "return !window.beforeSubmit && document.readyState === 'complete'"
OPEN_DISCLOSURES = "for (const details of document.querySelectorAll('details')) details.open = true"


def as_just_saved(browser: webdriver.Chrome) -> None:
    """Load the page of choices as it comes after a choice: that it was saved is told once."""
    browser.execute_script(SAID)
    wait_for_arrival(browser)


def submit(**fields: str) -> Callable[[webdriver.Chrome], None]:
    """Fill in the page's form and send it."""

    def act(browser: webdriver.Chrome) -> None:
        browser.execute_script(SUBMIT, fields)
        wait_for_arrival(browser)

    return act


def ask_for_a_number(browser: webdriver.Chrome) -> None:
    """Give an address that was never given before: one address is sent a few numbers an hour, and this asks often."""
    submit(contact=f"hanako-{secrets.token_hex(4)}@engawa.example")(browser)


def aside(path: str, *acts: Act) -> Act:
    """Do it as somebody who has not opened what they keep, and leave what is open as it is for the other states."""

    def act(browser: webdriver.Chrome) -> None:
        opened = browser.get_cookie(VISIT)
        browser.delete_cookie(VISIT)
        browser.get(urljoin(browser.current_url, path))
        in_turn(*acts)(browser)
        if opened:
            browser.delete_cookie(VISIT)
            browser.add_cookie(opened)

    return act


def wait_for_a_call(browser: webdriver.Chrome) -> None:
    """Give a telephone number that staff will call, unless the view before left one waiting."""
    if not browser.find_elements("css selector", WITHDRAW):
        submit(contact="0267-98-7654")(browser)


def write_what_is_needed(browser: webdriver.Chrome) -> None:
    """Fill in a form of the town and have it shown once more."""
    browser.execute_script(WRITE_WHAT_IS_NEEDED)
    wait_for_arrival(browser)


def write_and_send(browser: webdriver.Chrome) -> None:
    """Fill in a form of the town and hand it in."""
    write_what_is_needed(browser)
    submit()(browser)


def in_turn(*acts: Act) -> Act:
    """One act after the other."""

    def act(browser: webdriver.Chrome) -> None:
        for one in acts:
            one(browser)

    return act


def follow(link: str) -> Act:
    """Go where the first such link leads."""

    def act(browser: webdriver.Chrome) -> None:
        browser.execute_script(FOLLOW, link)
        wait_for_arrival(browser)

    return act


def tick(name: str) -> Act:
    """Say yes to something."""

    def act(browser: webdriver.Chrome) -> None:
        browser.execute_script("document.querySelector(`[name=${arguments[0]}]`).checked = true", name)

    return act


def choose_filters(browser: webdriver.Chrome) -> None:
    """Choose something in the page's filter and send it."""
    browser.execute_script(CHOOSE)
    wait_for_arrival(browser)


def open_disclosures(browser: webdriver.Chrome) -> None:
    """Open everything that can be opened."""
    browser.execute_script(OPEN_DISCLOSURES)


def wait_for_arrival(browser: webdriver.Chrome) -> None:
    """Until the answer to a form is there."""
    WebDriverWait(browser, SECONDS, poll_frequency=0.05).until(lambda b: b.execute_script(ARRIVED))
