"""Promises about the components as a browser builds them: axe finds nothing wrong with any example in any look."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from selenium.webdriver.remote.webdriver import WebDriver

from accessibility.audit.browser import chromium, resize
from accessibility.audit.engines.axe import JapaneseAxe
from accessibility.gallery.examples import all_examples
from accessibility.preferences import COLOURS
from accessibility.styles import mode_sheet_for, modes, sheet_for

pytestmark = pytest.mark.browser
Wrong = Callable[[dict[str, Any]], list[tuple[str, str, str]]]
FOLDER = settings.BASE_DIR / "tests" / "node_modules" / "axe-core"
PAGE = """<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>部品</title>
<meta name="viewport" content="width=device-width, initial-scale=1">{styles}</head><body>
<nav id="places" aria-label="おもなページ（見本のページ）"></nav><main class="main frame" id="main" tabindex="-1">
<h1>部品</h1>{examples}</main></body></html>"""
ONE = '<h2>{number}</h2>\n<div class="panel" data-example="{name}">{html}</div>'
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "wcag2aaa", "best-practice"]
# Every example brings its landmarks, which on a page of its own there would be once.
OF_WHOLE_PAGES = {"landmark-unique": {"enabled": False}, "region": {"enabled": False}}
ALL_RULES = {"runOnly": {"type": "tag", "values": TAGS}, "rules": OF_WHOLE_PAGES, "resultTypes": ["violations"]}
# What another look can spoil.
LOOKS_RULES = ["color-contrast", "color-contrast-enhanced", "target-size", "scrollable-region-focusable"]
RULES_OF_LOOKS = {"runOnly": {"type": "rule", "values": LOOKS_RULES}, "resultTypes": ["violations"]}
WEAR = """
const root = document.documentElement;
for (const name of [...root.attributes].map((a) => a.name)) if (name.startsWith("data-")) root.removeAttribute(name);
for (const [name, value] of Object.entries(arguments[0])) root.setAttribute(`data-${name}`, value);
"""


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every example on one page, with the style of every choice."""
    shown = [(n, str(example), example.html_among_others(n)) for n, example in enumerate(all_examples(), start=1)]
    examples = [ONE.format(number=n, name=name, html=html) for n, name, html in shown if html.strip()]
    folder = settings.BASE_DIR / "static" / "css"
    styles = [sheet_for("gallery").html, *(mode_sheet_for(name).html for name in modes(folder))]
    page = tmp_path_factory.mktemp("gallery") / "gallery.html"
    page.write_text(PAGE.format(styles="".join(styles), examples="\n".join(examples)), encoding="utf-8")
    return page


@pytest.fixture(scope="module")
def axe() -> JapaneseAxe:
    return JapaneseAxe(FOLDER)


@pytest.fixture(scope="module")
def browser(gallery: Path, axe: JapaneseAxe) -> Iterator[WebDriver]:
    with chromium() as opened:
        axe.prepare(opened)
        opened.get(gallery.as_uri())
        yield opened


@pytest.fixture
def wrong(browser: WebDriver, axe: JapaneseAxe) -> Wrong:
    """What axe finds, by rule and place."""
    return lambda options: [
        (found.rule, found.target, found.html[:300]) for found in axe.run(browser, options).violations
    ]


def test_axe_finds_nothing_wrong_with_any_example(browser: WebDriver, wrong: Wrong) -> None:
    browser.execute_script(WEAR, {})
    assert wrong(ALL_RULES) == []


@pytest.mark.parametrize("colours", COLOURS)
def test_every_example_stands_out_seven_to_one_in_every_colour_set(
    browser: WebDriver, wrong: Wrong, colours: str
) -> None:
    browser.execute_script(WEAR, {"colours": colours})
    assert wrong(RULES_OF_LOOKS) == []


def test_a_fault_that_somebody_plants_is_found(browser: WebDriver, wrong: Wrong) -> None:
    browser.execute_script(WEAR, {"colours": "standard"})
    browser.execute_script(
        "document.body.insertAdjacentHTML('beforeend', '<p id=fault style=\"color:#666;background:#fff\">5.7</p>')"
    )
    try:
        assert [(rule, place) for rule, place, _ in wrong(RULES_OF_LOOKS)] == [("color-contrast-enhanced", "#fault")]
    finally:
        browser.execute_script("document.getElementById('fault').remove()")


def test_following_the_device_into_the_dark_is_as_readable(browser: WebDriver, wrong: Wrong) -> None:
    browser.execute_script(WEAR, {})
    dark = {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", dark)
    try:
        assert wrong(RULES_OF_LOOKS) == []
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


@pytest.mark.parametrize("look", [{"text": "400"}, {"text": "400", "line": "wider", "letter": "wider"}], ids=json.dumps)
def test_at_four_times_the_size_nothing_is_cut_off_or_too_small(
    browser: WebDriver, wrong: Wrong, look: dict[str, str]
) -> None:
    browser.execute_script(WEAR, look)
    assert wrong(RULES_OF_LOOKS) == []
    assert wide_examples(browser) == []


def test_at_320_pixels_no_example_makes_the_page_scroll_sideways(browser: WebDriver) -> None:
    browser.execute_script(WEAR, {})
    resize(browser, 320, 900)
    try:
        assert wide_examples(browser) == []
    finally:
        resize(browser, 1280, 900)


def wide_examples(browser: WebDriver) -> list[str]:
    """The examples that need more width than there is."""
    return browser.execute_script(
        "return [...document.querySelectorAll('[data-example]')]"
        ".filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.dataset.example)"
    )


def test_what_belongs_to_a_choice_is_asked_of_whoever_made_it(browser: WebDriver) -> None:
    ticked, size = (browser.find_element("css selector", f"[name={name}]") for name in ("help", "size"))
    assert size.is_displayed()

    ticked.click()
    assert not size.is_displayed()

    ticked.click()
    size.send_keys("22")
    ticked.click()
    assert size.is_displayed(), "what was typed must not be sent unseen"
    size.clear()
    ticked.click()
