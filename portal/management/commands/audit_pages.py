"""`make audit`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accessibility.audit.axe import JapaneseAxe
from accessibility.audit.browser import chromium
from accessibility.audit.findings import Audit
from accessibility.audit.reports import write_reports
from accessibility.audit.run import Auditor
from accessibility.audit.views import VIEWS
from portal.rehearsal import served_town
from portal.town_states import town_states


class Command(BaseCommand):
    """Run axe and our own checks on every public page of a demo town of its own, in every view.

    Any violation fails the command. What axe could not decide is reported for a person to judge.
    """

    help = "Audit every public page of the demo town; write reports/audit/."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare where to write and what to visit."""
        here = settings.BASE_DIR
        parser.add_argument("--output", type=Path, default=here / "reports" / "audit", help="folder of the reports")
        parser.add_argument("--axe-core", type=Path, default=here / "tests" / "node_modules" / "axe-core")
        parser.add_argument("--views", default="", help="names of views, comma-separated; all by default")
        parser.add_argument("--only", default="", help="visit only pages and states whose name contains this")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Start a town, walk, report."""
        wanted = options["views"].split(",") if options["views"] else [view.name for view in VIEWS]
        views = tuple(view for view in VIEWS if view.name in wanted)
        axe = JapaneseAxe(options["axe_core"])
        with served_town("portal.settings.rehearsal") as town, chromium() as browser:
            states = [state for state in town_states(town) if options["only"] in state.name]
            result = Auditor(browser, axe, town.base_url).audit(states, views, now=timezone.now())
        write_reports(result, options["output"])
        self.summarise(result, options["output"])

    def summarise(self, result: Audit, folder: Path) -> None:
        """Say what was found; fail if anything is wrong."""
        self.stdout.write(
            f"{len(result.addresses)} pages and states in {len(result.views)} views with {result.engine}: "
            f"{len(result.violations)} violations, {len(result.incomplete)} for a person to judge. {folder}/index.html"
        )
        for visit, finding in result.violations[:40]:
            self.stdout.write(f"  {finding.rule}: {visit.state} ({visit.view}) {finding.target} {finding.advice[:200]}")
        if result.violations:
            raise CommandError(f"{len(result.violations)} accessibility violations")
