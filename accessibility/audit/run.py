"""Visit pages in views, and ask every engine."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from selenium import webdriver

from accessibility.audit.browser import dress, look_as
from accessibility.audit.engines import Engine, Found, Shown
from accessibility.audit.findings import Audit, Visit, own_finding
from accessibility.audit.views import View, by_html

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


@dataclass(frozen=True, slots=True)
class Auditor:
    """A browser and engines in front of one site."""

    browser: webdriver.Chrome
    engines: tuple[Engine, ...]
    base_url: str
    landed: dict[str, str] = field(default_factory=dict)

    def audit(self, walks: Iterable[tuple[Iterable[State], tuple[View, ...]]], *, now: datetime) -> Audit:
        """Walk: some states in these views, other states in those."""
        version = self.browser.capabilities["browserVersion"]
        result = Audit(now, tuple(engine.name for engine in self.engines), f"Chromium {version}")
        for engine in self.engines:
            engine.prepare(self.browser)
        for states, views in walks:
            result.visits += self.walk(tuple(states), views)
        for engine in self.engines:
            for visit, finding in engine.finish():
                visit.violations.append(finding)
        return result

    def walk(self, states: tuple[State, ...], views: tuple[View, ...]) -> Iterator[Visit]:
        """Every state in every view. Views come first, because dressing is slower than walking on."""
        for group in by_html(views):
            dress(self.browser, group[0], self.base_url)
            for state in states:
                yield from self.visit(state, group)
                dress(self.browser, group[0], self.base_url)

    def visit(self, state: State, group: list[View]) -> Iterator[Visit]:
        """Load one page and act; look at everything, then again in the other views of the same HTML."""
        first, *others = group
        self.arrive(state)
        address = self.browser.current_url.removeprefix(self.base_url)
        visit = Visit(state.name, address, first.title, self.browser.title)
        status = self.browser.execute_script(STATUS)
        if status != state.status:
            visit.violations.append(own_finding("status", f"{state.status}のはずが{status}です。"))
        shown = Shown(self.browser, first, visit, state.status)
        for engine in self.engines:
            add(visit, engine.look(shown))
        yield visit
        for view in others:
            look_as(self.browser, view)
            yield self.look_again(Shown(self.browser, view, Visit(state.name, address, view.title)), first)

    def arrive(self, state: State) -> None:
        """Load the page and act, or go where acting once has led: a place taken twice would be refused."""
        self.browser.get(self.base_url + self.landed.get(state.name, state.path))
        if state.act is stay or state.name in self.landed:
            return
        before = self.browser.current_url
        state.act(self.browser)
        address = self.browser.current_url
        if address != before and state.status == 200:
            self.landed[state.name] = address.removeprefix(self.base_url)

    def look_again(self, shown: Shown, loaded: View) -> Visit:
        """Ask only what can have changed since the page was loaded."""
        for engine in self.engines:
            if shown.view.colours != loaded.colours:
                add(shown.visit, engine.look_at_colours(shown))
            if shown.view.shape != loaded.shape:
                add(shown.visit, engine.look_at_shape(shown))
        return shown.visit


def add(visit: Visit, found: Found) -> None:
    """Write down what an engine found."""
    visit.violations += found.violations
    visit.incomplete += found.incomplete
    visit.rules_passed += found.rules_passed
