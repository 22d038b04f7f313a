"""Links that other parts put on the page of every document, without the page knowing them.

A part registers one function in ``AppConfig.ready``; it takes the page and yields ``Way``s. The page of a document may
ask the database ten times in all, so a function asks once at most, and not at all where it can.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise

if TYPE_CHECKING:
    from documents.models import DocumentPage


class Place(StrEnum):
    """Where on the page."""

    # Above the formats, for what most people come for: a form that can be filled in here.
    BEFORE_FORMATS = "before"
    # Below them, for who found none of them right.
    AFTER_FORMATS = "after"


@dataclass(frozen=True, slots=True)
class Way:
    """One link: a verb, where it leads, and one sentence of what it is for."""

    title: str | Promise
    href: str
    text: str | Promise = ""


Function = Callable[["DocumentPage"], Iterable[Way]]
_registered: dict[str, tuple[Place, int, Function]] = {}


def register(name: str, function: Function, *, place: Place = Place.AFTER_FORMATS, order: int = 50) -> None:
    """Add a function under a name such as ``"documents.requests"``. A name that is taken is an error."""
    if name in _registered:
        raise ImproperlyConfigured(f"a way beside the formats is called {name!r} already")
    _registered[name] = (place, order, function)


def forget(name: str) -> None:
    """Take a function away again, as a test does."""
    del _registered[name]


def ways(page: "DocumentPage", place: Place) -> Iterator[Way]:
    """Everything that belongs to this place, in its order."""
    for _name, (where, _order, function) in sorted(_registered.items(), key=lambda item: (item[1][1], item[0])):
        if where == place:
            yield from function(page)
