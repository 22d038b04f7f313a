"""Visit every page in every view."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from selenium import webdriver

from accessibility.audit.axe import JapaneseAxe, findings
from accessibility.audit.browser import dress
from accessibility.audit.checks import check_console, check_page
from accessibility.audit.findings import Audit, Visit, own_finding
from accessibility.audit.views import View

STATUS = "return performance.getEntriesByType('navigation')[0].responseStatus"


def stay(_browser: webdriver.Chrome) -> None:
    """The page is judged as it is loaded."""


@dataclass(frozen=True, slots=True)
class State:
    """A page, or what a page becomes after somebody did something."""

    name: str
    path: str
    act: Callable[[webdriver.Chrome], None] = stay
    status: int = 200

    @property
    def is_page(self) -> bool:
        """Whether this is simply an address, whose title has to be its own."""
        return self.act is stay and self.status == 200 and "?" not in self.path


@dataclass(frozen=True, slots=True)
class Auditor:
    """A browser and an axe in front of one site."""

    browser: webdriver.Chrome
    axe: JapaneseAxe
    base_url: str

    def audit(self, states: Iterable[State], views: tuple[View, ...], *, now: datetime) -> Audit:
        """Every state in every view. Views come first, because dressing is slower than walking on."""
        version = self.browser.capabilities["browserVersion"]
        titles = tuple(view.title for view in views)
        result = Audit(now, f"axe-core {self.axe.version}", f"Chromium {version}", titles)
        walk = tuple(states)
        for view in views:
            dress(self.browser, view, self.base_url)
            result.visits += [self.visit(state, view) for state in walk]
        find_shared_titles(result, {state.name for state in walk if state.is_page})
        return result

    def visit(self, state: State, view: View) -> Visit:
        """Load, act, and look at one page."""
        browser = self.browser
        browser.get(self.base_url + state.path)
        state.act(browser)
        address = browser.current_url.removeprefix(self.base_url)
        seen = Visit(state.name, address, view.title, browser.title)
        seen.violations += check_console(browser, expected_status=state.status)
        status = browser.execute_script(STATUS)
        if status != state.status:
            seen.violations.append(own_finding("status", f"{state.status}のはずが{status}です。"))
        results = self.axe.run(browser)
        seen.violations += findings(results["violations"]) + check_page(browser, size=view.size)
        seen.incomplete += findings(results["incomplete"])
        seen.rules_passed = len(results["passes"])
        return seen


def find_shared_titles(result: Audit, pages: set[str]) -> None:
    """Two pages of one title cannot be told apart in a list of windows (2.4.2)."""
    first: dict[tuple[str, str], str] = {}
    for seen in result.visits:
        if seen.state in pages:
            other = first.setdefault((seen.view, seen.title), seen.address)
            if other != seen.address:
                seen.violations.append(own_finding("page-title", f"題名が {other} と同じです：{seen.title}"))
