"""The engines of the audit: each looks at a page in its own way and says what it found in the same words.

A page is looked at fully once for every HTML that a visitor can get, and again for every way of looking at that HTML,
with only what other colours or another shape can change.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from selenium import webdriver

from accessibility.audit.findings import Finding, Visit
from accessibility.audit.views import View


@dataclass(slots=True)
class Found:
    """What an engine says of one page in one view."""

    violations: list[Finding] = field(default_factory=list)
    incomplete: list[Finding] = field(default_factory=list)
    rules_passed: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """The page that a browser shows, and why it shows it."""

    browser: webdriver.Chrome
    view: View
    visit: Visit
    expected_status: int = 200


class Engine(Protocol):
    """One engine. What does not apply to it, it answers with nothing."""

    @property
    def name(self) -> str:
        """Name and version, for the report."""

    def prepare(self, browser: webdriver.Chrome) -> None:
        """Called once for each browser, before any page is loaded."""

    def look(self, page: Shown) -> Found:
        """Everything there is to say of a page that was just loaded."""

    def look_at_colours(self, page: Shown) -> Found:
        """Only what other colours can change."""

    def look_at_shape(self, page: Shown) -> Found:
        """Only what other sizes and spacings can change."""

    def finish(self) -> Iterator[tuple[Visit, Finding]]:
        """What is found only once every page has been seen."""


class QuietEngine:
    """An engine's answers to what it has no rules for."""

    def prepare(self, browser: webdriver.Chrome) -> None:
        """Nothing to bring along."""

    def look(self, _page: Shown) -> Found:
        """Nothing to say."""
        return Found()

    def look_at_colours(self, _page: Shown) -> Found:
        """Nothing to say."""
        return Found()

    def look_at_shape(self, _page: Shown) -> Found:
        """Nothing to say."""
        return Found()

    def finish(self) -> Iterator[tuple[Visit, Finding]]:
        """Nothing to add."""
        yield from ()
