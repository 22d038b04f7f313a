"""Every room says for whom it is, and stands on its floor."""

import re
from pathlib import Path

import pytest
from django.conf import settings

# From the roof down, as imports and template overrides go.
FLOORS = ["portal", "events", "documents", "residents", "cms", "accessibility"]
HEADINGS = ["For whom", "Words", "Way in", "What it may import"]
DRAWERS = {"utils", "helpers", "common", "core", "services", "misc"}


def readme(room: str) -> str:
    return Path(settings.BASE_DIR / room / "README.md").read_text()


@pytest.mark.parametrize("room", FLOORS)
def test_every_room_has_a_readme_that_says_for_whom_it_is(room: str) -> None:
    found = re.findall(r"^## (.+)$", readme(room), flags=re.MULTILINE)
    assert [heading for heading in HEADINGS if heading not in found] == []


@pytest.mark.parametrize("room", FLOORS)
def test_a_readme_names_only_modules_that_exist(room: str) -> None:
    house, folder = settings.BASE_DIR, settings.BASE_DIR / room
    named = re.findall(rf"`((?:{room}/)?[a-z_/]+(?:\.py|/))`", readme(room))
    assert named, f"{room}/README.md names no module"
    missing = [name for name in named if not ((folder / name).exists() or (house / name).exists())]
    assert missing == []


def test_upper_floors_may_override_the_templates_of_lower_ones() -> None:
    ours = [app for app in settings.INSTALLED_APPS if app in FLOORS]
    assert ours == FLOORS


def test_there_is_no_drawer_for_odds_and_ends() -> None:
    python = [p for room in FLOORS for p in Path(settings.BASE_DIR / room).rglob("*.py")]
    modules = [p for p in python if DRAWERS & {p.stem, p.parent.name}]
    assert modules == []


def test_templates_lie_in_a_folder_named_for_their_room() -> None:
    shared = {"base", "components", "wagtailadmin", "wagtailusers", "wagtailimages", "wagtaildocs"}
    stray = []
    for room in FLOORS:
        folder = settings.BASE_DIR / room / "templates"
        for path in folder.rglob("*.html"):
            top = path.relative_to(folder).parts[0]
            allowed = {room, *shared} | (
                {"cms", "400.html", "403.html", "403_csrf.html", "404.html", "500.html"} if room == "portal" else set()
            )
            if top not in allowed:
                stray.append(str(path))
    assert stray == []
