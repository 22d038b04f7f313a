"""What a letter says besides its facts. Each part of the room brings its own passages and its own forms of the card.

Registered in ``AppConfig.ready``; a letter asks each what it has to say, in the language that the letter is written in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from events.choices import LetterKind, LetterWords
    from events.models import Registration

Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Telling:
    """Which letter asks: about whom, of what sort, which of several (``occasion``), in which words."""

    registration: Registration
    kind: LetterKind
    occasion: str
    words: LetterWords
    now: datetime


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading and what stands below it: plain lines, 「・」 before the points of a list, addresses whole."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Form:
    """The same in another form (large print, sound), with its whole address."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class _Part(Generic[Told]):
    order: int
    name: str
    says: Callable[[Telling], Iterable[Told]]
    names_the_event: bool = True


_passages: dict[str, _Part[Passage]] = {}
_forms: dict[str, _Part[Form]] = {}


def register(
    order: int, name: str, says: Callable[[Telling], Iterable[Passage]], *, names_the_event: bool = True
) -> None:
    """Say something in letters. A name twice is an error.

    What may reveal what the event is about (``names_the_event``) is left out for whoever asked for letters that
    anybody may see.
    """
    if name in _passages:
        raise ValueError(f"the passage {name} stands in letters already")
    _passages[name] = _Part(order, name, says, names_the_event)


def register_form(order: int, name: str, says: Callable[[Telling], Iterable[Form]]) -> None:
    """Offer the same in another form in every letter to who has a place. A name twice is an error."""
    if name in _forms:
        raise ValueError(f"the form {name} stands in letters already")
    _forms[name] = _Part(order, name, says)


def passages(telling: Telling) -> list[Passage]:
    """All of them, in order."""
    neutral = telling.registration.neutral_subject
    parts = [part for part in _passages.values() if not (neutral and part.names_the_event)]
    return [told for part in sorted(parts, key=lambda part: part.order) for told in part.says(telling)]


def forms(telling: Telling) -> list[Form]:
    """All of them, in order."""
    return [told for part in sorted(_forms.values(), key=lambda part: part.order) for told in part.says(telling)]
