"""`make audit`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accessibility.audit.browser import chromium
from accessibility.audit.engines.every import every_engine
from accessibility.audit.findings import Audit, Visit, own_finding
from accessibility.audit.promises import broken_promises, shared_titles
from accessibility.audit.reports import write_reports
from accessibility.audit.run import Auditor, State
from accessibility.audit.views import ORDINARY, SECOND, TURNS, VIEWS, View, in_turn
from accessibility.preferences import COOKIE, DisplayPreferences
from portal.rehearsal import Rehearsal, served_town
from portal.town_pages import PublicPage, of_each_type, public_pages
from portal.town_states import declared_states


class Command(BaseCommand):
    """Let every engine look at a demo town of its own: every type of page in most views, all other pages in a few.

    Any violation fails the command. What no engine could decide is reported for a person to judge.
    """

    help = "Audit every public page of the demo town; write reports/audit/."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare where to write and what to visit."""
        here = settings.BASE_DIR
        parser.add_argument("--output", type=Path, default=here / "reports" / "audit", help="folder of the reports")
        parser.add_argument("--node-modules", type=Path, default=here / "tests" / "node_modules")
        parser.add_argument("--views", default="", help="names of views, comma-separated; all by default")
        parser.add_argument("--only", default="", help="visit only pages and states whose name contains this")
        parser.add_argument("--full", action="store_true", help="every page in every view")
        parser.add_argument("--share", default="1/1", help="2/3: the second of three walks that together visit all")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Start a town, walk, report."""
        engines = every_engine(options["node_modules"])
        with served_town("portal.settings.rehearsal") as town, chromium(network=True) as browser:
            pages = public_pages(town)
            walks = planned(pages, options)
            result = Auditor(browser, engines, town.base_url).audit(walks, now=timezone.now())
            result.visits += compared(town, pages, options)
        write_reports(result, options["output"])
        self.summarise(result, options["output"])

    def summarise(self, result: Audit, folder: Path) -> None:
        """Say what was found; fail if anything is wrong."""
        self.stdout.write(
            f"{len(result.addresses)} pages and states, {len(result.visits)} visits in {len(result.views)} views with "
            f"{', '.join(result.engines)}: {len(result.violations)} violations, {len(result.incomplete)} for a person "
            f"to judge. {folder}/index.html"
        )
        for visit, finding in result.violations[:40]:
            self.stdout.write(f"  {finding.rule}: {visit.state} ({visit.view}) {finding.target} {finding.advice[:200]}")
        if result.violations:
            raise CommandError(f"{len(result.violations)} accessibility violations")


def planned(pages: list[PublicPage], options: dict[str, Any]) -> list[tuple[list[State], tuple[View, ...]]]:
    """Which states are visited in which views."""
    first, longest = of_each_type(pages)
    others = [page for page in pages if page not in (*first, *longest)]
    declared = list(declared_states([page.path for page in pages]))
    typical, some, few = as_states(first), as_states(longest) + declared, as_states(others)
    if options["full"]:
        plan = [(typical + some + few, VIEWS)]
    else:
        plan = [(typical[number::TURNS], in_turn(number)) for number in range(TURNS)]
        plan += [(some, SECOND), (few, ORDINARY)]
    names = options["views"].split(",") if options["views"] else []
    return [
        (
            [state for state in share(states, options["share"]) if options["only"] in state.name],
            tuple(view for view in views if not names or view.name in names),
        )
        for states, views in plan
    ]


def as_states(pages: list[PublicPage]) -> list[State]:
    """Pages as they are loaded."""
    return [State(page.path, page.path) for page in pages]


def share(states: list[Any], which: str) -> list[Any]:
    """One of several walks: "2/3" is every third state from the second on."""
    number, of = (int(part) for part in which.split("/"))
    return states[number - 1 :: of]


def compared(town: Rehearsal, pages: list[PublicPage], options: dict[str, Any]) -> list[Visit]:
    """What is seen only by comparing answers: choices of looks that change more than looks, titles used twice."""

    def get(path: str, chosen: DisplayPreferences) -> str:
        return town.get(path, Cookie=f"{COOKIE}={chosen.to_cookie()}")[2].decode()

    typical = [page.path for page in share(of_each_type(pages)[0], options["share"]) if options["only"] in page.path]
    found = [(path, "looks-only", f"{name} {why}") for path, name, why in broken_promises(get, typical)]
    found += [(path, "page-title", why) for path, why in shared_titles({page.path: page.title for page in pages})]
    return [Visit(path, path, "比べて", violations=[own_finding(check, why)]) for path, check, why in found]
