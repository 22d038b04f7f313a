"""What the walk relies on: a choice of looks changes the html element's attributes and adds its sheets, nothing else.

Only because this holds may one loaded page be looked at in every colour and size. So it is compared, on the pages that
are walked, with what the server really sends to somebody who chose.
"""

import re
from collections.abc import Callable, Iterator

from django.conf import settings

from accessibility.audit.views import PURE_LOOKS
from accessibility.preferences import CHOICES, DEFAULT, DisplayPreferences
from accessibility.styles import mode_sheet_for, modes

# The page that offers the choices says in words which are made, so there they cannot change looks alone; and one that
# shows a look somebody sent wears that look already.
OFFERS = 'name="colours"'
ROOT = re.compile(r"<html\b[^>]*>")
# What differs from one answer to the next without any choice, and the marks of a choice on the page that offers it.
PASSING = re.compile(
    r'<meta name="theme-color"[^>]*>\s*|<input[^>]*name="(?:csrfmiddlewaretoken|form_key)"[^>]*>'
    r"|\s(?:checked|selected|aria-current)(?:=\"[^\"]*\")?(?=[\s>])"
)


def broken_promises(get: Callable[[str, DisplayPreferences], str], paths: list[str]) -> Iterator[tuple[str, str, str]]:
    """Address, choice and reason, for every page on which a choice of looks changes more than looks."""
    for path in paths:
        plain = get(path, DEFAULT)
        if OFFERS in plain or ((root := ROOT.search(plain)) and "data-" in root.group()):
            continue
        for name in PURE_LOOKS:
            chosen = DEFAULT.with_choices({name: CHOICES[name][-1]})
            if why := difference(plain, get(path, chosen), chosen):
                yield path, f"{name}={CHOICES[name][-1]}", why


def difference(plain: str, changed: str, chosen: DisplayPreferences) -> str:
    """What is different beside the attributes and sheets of the choice; "" if nothing is."""
    root = ROOT.search(changed)
    attributes = dict(re.findall(r'data-([a-z]+)="([^"]*)"', root.group())) if root else {}
    if attributes != chosen.looks:
        return f"html: {attributes}"
    if not any(sheet in changed for sheet in sheets(chosen)):
        return f"sheet: {chosen.modes}"
    before, after = stripped(plain, chosen), stripped(changed, chosen)
    if before == after:
        return ""
    place = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(map(len, (before, after)))
    )
    return after[max(0, place - 60) : place + 60]


def sheets(chosen: DisplayPreferences) -> list[str]:
    """The mode sheet that the choice brings, or the one of all modes where samples of every choice stand."""
    every = modes(settings.BASE_DIR / "static" / "css")
    return [mode_sheet_for(*names).html for names in (chosen.modes, every) if names]


def stripped(html: str, chosen: DisplayPreferences) -> str:
    """The page without what may differ."""
    for sheet in sheets(chosen):
        html = html.replace(sheet, "")
    return PASSING.sub("", ROOT.sub("<html>", html))


def shared_titles(titles: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Address and reason: two pages of one title cannot be told apart in a list of windows (2.4.2)."""
    first: dict[str, str] = {}
    for path, title in titles.items():
        other = first.setdefault(title, path)
        if other != path:
            yield path, f"題名が {other} と同じです：{title}"
