"""Promises about the one-file page in a real browser: axe and the HTML checker find nothing in any choice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django.plugin import DjangoDbBlocker
from selenium.webdriver.remote.webdriver import WebDriver

from accessibility.audit.browser import chromium
from accessibility.audit.engines.axe import JapaneseAxe
from accessibility.audit.engines.nu import NuChecker
from documents.formats.register import maker_of
from tests.documents.formats.papers import HTML, chapters, manuscript

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

MODULES = settings.BASE_DIR / "tests" / "node_modules"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "wcag2aaa", "best-practice"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
CHOOSE = "document.querySelector('details').open = true; document.getElementById(arguments[0]).click();"
SHOWN = "return getComputedStyle(document.querySelector('main rt')).display"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Path:
    """A document with everything in it, as somebody keeps it."""
    path = tmp_path_factory.mktemp("kept") / "annai.html"
    with django_db_blocker.unblock():
        path.write_bytes(maker_of("html").make(manuscript(HTML + chapters(3))).content)
    return path


@pytest.fixture(scope="module")
def axe() -> JapaneseAxe:
    return JapaneseAxe(MODULES / "axe-core")


@pytest.fixture(scope="module")
def browser(file: Path, axe: JapaneseAxe) -> Iterator[WebDriver]:
    with chromium() as opened:
        axe.prepare(opened)
        yield opened


@pytest.mark.parametrize("choice", ["s1", "s3", "c2", "c3", "c4", "ruby"])
def test_axe_finds_nothing_whatever_somebody_chose(
    browser: WebDriver, axe: JapaneseAxe, file: Path, choice: str
) -> None:
    browser.get(file.as_uri())
    browser.execute_script(CHOOSE, choice)
    assert [(found.rule, found.target, found.html[:200]) for found in axe.run(browser, RULES).violations] == []


def test_readings_show_when_they_are_asked_for(browser: WebDriver, file: Path) -> None:
    browser.get(file.as_uri())
    assert browser.execute_script(SHOWN) == "none"
    browser.execute_script(CHOOSE, "ruby")
    assert browser.execute_script(SHOWN) == "ruby-text"


def test_it_is_valid_html(file: Path) -> None:
    assert NuChecker(MODULES / "vnu-jar").check(file.parent) == []
