"""`manage.py screenshots`: what an engine cannot judge, a person can look at."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from accessibility.audit.browser import chromium, dress
from accessibility.audit.run import Auditor, State
from accessibility.audit.screens import Picture, photograph, write_sheets
from accessibility.audit.views import DESK, PHONE, View, by_html
from accessibility.display.sets import READY_MADE
from accessibility.preferences import COLOURS, DEFAULT
from portal.rehearsal import served_town
from portal.town_pages import of_each_type, public_pages
from portal.town_states import declared_states


class Command(BaseCommand):
    """Photograph every type of page of a demo town in every ready-made set and colour set, on a desk and on a phone."""

    help = "Contact sheets of every type of page; reports/screens/."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare where to write and what to photograph."""
        folder = settings.BASE_DIR / "reports" / "screens"
        parser.add_argument("--output", type=Path, default=folder, help="folder of the sheets")
        parser.add_argument("--views", default="", help="only views whose name contains this")
        parser.add_argument("--only", default="", help="only pages and states whose name contains this")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Start a town, walk, write the sheets."""
        views = tuple(view for view in photographed() if options["views"] in view.name)
        with served_town("portal.settings.rehearsal") as town, chromium() as browser:
            pages = public_pages(town)
            states = [State(page.path, page.path) for page in of_each_type(pages)[0]]
            states += declared_states([page.path for page in pages])
            wanted = [state for state in states if options["only"] in state.name]
            for file in album(Auditor(browser, (), town.base_url), wanted, views, options["output"]):
                self.stdout.write(str(file))


def photographed() -> list[View]:
    """Every ready-made set and every colour set, on a desk and on a phone."""
    sets = {f"set-{name}": preferences for name, preferences in READY_MADE.items()}
    colours = {f"colours-{value}": DEFAULT.with_choices({"colours": value}) for value in COLOURS}
    sizes = {"desk": DESK, "phone": PHONE}
    return [
        View(f"{name}-{where}", name, size, preferences)
        for name, preferences in (sets | colours).items()
        for where, size in sizes.items()
    ]


def album(auditor: Auditor, states: list[State], views: tuple[View, ...], folder: Path) -> list[Path]:
    """The sheets of each view. Views of the same HTML share one loaded page."""
    files: list[Path] = []
    for group in by_html(views):
        pictures: dict[str, list[Picture]] = {view.name: [] for view in group}
        for state in states:
            dress(auditor.browser, group[0], auditor.base_url)
            auditor.arrive(state)
            for view in group:
                pictures[view.name].append(photograph(auditor.browser, view, state.name))
        files += [file for view in group for file in write_sheets(pictures[view.name], folder, view.name)]
    return files
