"""Looking at an example in a preference without choosing it: the address carries it, the visitor's cookie stays."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from accessibility.display.forms import WORDS, DisplayForm
from accessibility.preferences import CHOICES, DEFAULT, DisplayPreferences

# What is easier to judge on a whole page than on a piece of it.
WHOLE_PAGE = ("easy", "audio", "light", "layout")


@dataclass(frozen=True, slots=True)
class Link:
    """One value of one preference, as a link to the same page in it."""

    words: Any
    query: str
    here: bool


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
    """Every preference, in the order and the words of 「文字と色」."""
    return [
        Group(
            field.label,
            tuple(
                Link(WORDS[name][value], query(replace(display, **{name: value})), here=getattr(display, name) == value)
                for value in CHOICES[name]
            ),
        )
        for name, field in DisplayForm.base_fields.items()
        if name in CHOICES
    ]


def query(display: DisplayPreferences) -> str:
    """The end of an address that shows a page so."""
    return urlencode(display.differences)


def looks() -> Iterator[Look]:
    """Every value of every preference that changes how a piece of a page looks, one at a time."""
    for name, field in DisplayForm.base_fields.items():
        if name in CHOICES and name not in WHOLE_PAGE:
            for value in CHOICES[name]:
                if value != getattr(DEFAULT, name):
                    yield Look(f"{field.label}：{WORDS[name][value]}", replace(DEFAULT, **{name: value}))
