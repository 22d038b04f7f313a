"""What can be kept in a profile. The floors above know what this town can arrange; here it is only a key with words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from django.core.exceptions import ImproperlyConfigured

from residents.contact_points import ContactPoint


@dataclass(frozen=True, slots=True)
class Function:
    """One thing that helps: 「字幕」, never a condition. ``question`` is what has to be known with it, if anything."""

    key: str
    words: str
    about: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What somebody asked for before, so that they need not write it once more."""

    name: str = ""
    way: str = ""
    functions: Sequence[str] = ()
    details: Mapping[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        # A line of a traceback must not say what somebody needs.
        return "Suggestion(…)"


class Offers(Protocol):
    """What the floor above brings."""

    def functions(self) -> Sequence[Function]:
        """Everything that can be chosen, in order."""

    def ways(self) -> Sequence[tuple[str, str]]:
        """Ways of joining: key and words."""

    def asked_before(self, contact: ContactPoint) -> Suggestion:
        """What was asked for lately by whoever has this contact point, which has been proven."""


class NoOffers:
    """Nothing, until somebody brings more."""

    def functions(self) -> Sequence[Function]:
        """Nothing."""
        return ()

    def ways(self) -> Sequence[tuple[str, str]]:
        """Nothing."""
        return ()

    def asked_before(self, contact: ContactPoint) -> Suggestion:  # noqa: ARG002 -- nobody asks for anything
        """Nothing."""
        return Suggestion()


_brought: list[Offers] = []
_more: dict[str, Callable[[], Sequence[Function]]] = {}


def bring(offers: Offers) -> None:
    """In ``AppConfig.ready``. Twice is an error: two catalogues would give two meanings to one key."""
    if _brought:
        raise ImproperlyConfigured(f"offers for profiles were brought already: {_brought[0]!r}")
    _brought.append(offers)


def bring_more(name: str, functions: Callable[[], Sequence[Function]]) -> None:
    """What another floor can do for people besides the catalogue. Keys begin with ``name``: none is meant twice."""
    if name in _more:
        raise ImproperlyConfigured(f"{name!r} brought its functions already")
    _more[name] = functions


class _Together:
    """The catalogue, then what the other floors add to it."""

    def __init__(self, catalogue: Offers) -> None:
        self.ways, self.asked_before = catalogue.ways, catalogue.asked_before
        self._catalogue = catalogue

    def functions(self) -> Sequence[Function]:
        """Everything that can be kept."""
        return [*self._catalogue.functions(), *(one for functions in _more.values() for one in functions())]


def offers() -> Offers:
    """What there is."""
    return _Together(_brought[0] if _brought else NoOffers())


def in_words(keys: Sequence[str], look_up: Callable[[], Sequence[Function]] | None = None) -> list[str]:
    """The words of keys, in the order of the catalogue; a key that nobody knows any more is left out."""
    known = (look_up or offers().functions)()
    return [function.words for function in known if function.key in keys]
