"""Looking at an example in a preference without choosing it: the address carries it, the visitor's cookie stays."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from accessibility.display import sets
from accessibility.display.words import LABELS, WORDS
from accessibility.preferences import CHOICES, DEFAULT, DisplayPreferences

# What is easier to judge on a whole page than on a piece of it.
WHOLE_PAGE = ("easy", "audio", "light", "layout")


@dataclass(frozen=True, slots=True)
class Link:
    """One value of one preference, as a link to the same page in it."""

    words: Any
    query: str
    here: bool

    @property
    def href(self) -> str:
        """The same page, looking so."""
        return f"?{self.query}"


@dataclass(frozen=True, slots=True)
class Group:
    """One preference with all its values."""

    label: Any
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """One way in which a piece of a page can look."""

    words: str
    display: DisplayPreferences


def groups(display: DisplayPreferences) -> list[Group]:
    """The ready-made sets, then every preference, in the words of 「文字と色」."""
    ready = [
        Link(sets.WORDS[name][0], query(wanted), here=display.differences == wanted.differences)
        for name, wanted in sets.READY_MADE.items()
    ]
    return [Group(_("おすすめ"), tuple(ready)), *(_group(name, display) for name in LABELS)]


def _group(name: str, display: DisplayPreferences) -> Group:
    links = [
        Link(WORDS[name][value], query(replace(display, **{name: value})), here=getattr(display, name) == value)
        for value in CHOICES[name]
    ]
    return Group(LABELS[name], tuple(links))


def query(display: DisplayPreferences) -> str:
    """The end of an address that shows a page so."""
    return urlencode(display.differences)


def looks() -> Iterator[Look]:
    """Every value of every preference that changes how a piece of a page looks, one at a time."""
    for name, label in LABELS.items():
        for value in CHOICES[name] if name not in WHOLE_PAGE else ():
            if value != getattr(DEFAULT, name):
                yield Look(f"{label}：{WORDS[name][value]}", replace(DEFAULT, **{name: value}))
