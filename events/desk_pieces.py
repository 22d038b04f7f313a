"""What stands on the telephone desk's screen of one person besides their registrations (電話・窓口).

Each part of the room brings its own piece: support, carers, cards. A piece is registered in ``AppConfig.ready``, by the
name of its module; the desk puts them in order and asks each what it has to say. Its buttons lead to the part's own
addresses; a form there takes ``next``, the address of the desk's screen, to come back to.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

    from events.models import Registration, SupportRequest
    from residents.models import Resident

    User = AbstractBaseUser | AnonymousUser


@dataclass(frozen=True, slots=True)
class Asking:
    """Who looks at whom: the person on the line, and the member of staff with their permissions."""

    resident: Resident
    user: User
    now: datetime


# The context of the template, or None when the piece has nothing to say to this member of staff about this person.
SaysOfPerson = Callable[[Asking], dict[str, Any] | None]
SaysOfRegistration = Callable[["Registration", Asking], dict[str, Any] | None]
SaysOfCase = Callable[["SupportRequest", Asking], dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class DeskPiece:
    """A part of the screen. ``template`` begins with an h2; it gets what ``says`` gives as ``says``, and ``person``."""

    order: int
    name: str
    template: str
    says: SaysOfPerson


@dataclass(frozen=True, slots=True)
class RegistrationDeskPiece:
    """A part below one registration. ``template`` begins with an h4 at most and gets ``registration`` besides."""

    order: int
    name: str
    template: str
    says: SaysOfRegistration


@dataclass(frozen=True, slots=True)
class CaseDeskPiece:
    """A part of the screen of one case of support. ``template`` begins with an h2 and gets ``case`` besides."""

    order: int
    name: str
    template: str
    says: SaysOfCase


@dataclass(frozen=True, slots=True)
class OtherCalls:
    """A part's own list of calls: for a member of staff its words and address, if there are any to make."""

    name: str
    says: Callable[[Any], tuple[str, str] | None]


_of_person: dict[str, DeskPiece] = {}
_calls: dict[str, OtherCalls] = {}
_of_registration: dict[str, RegistrationDeskPiece] = {}
_of_case: dict[str, CaseDeskPiece] = {}


def register(piece: DeskPiece | RegistrationDeskPiece | CaseDeskPiece | OtherCalls) -> None:
    """Put a piece onto the desk. A name twice is an error."""
    if isinstance(piece, OtherCalls):
        if piece.name in _calls:
            raise ValueError(f"calls of {piece.name} are known already")
        _calls[piece.name] = piece
        return
    if piece.name in {**_of_person, **_of_registration, **_of_case}:
        raise ValueError(f"a piece {piece.name} lies on the desk already")
    if isinstance(piece, DeskPiece):
        _of_person[piece.name] = piece
    elif isinstance(piece, CaseDeskPiece):
        _of_case[piece.name] = piece
    else:
        _of_registration[piece.name] = piece


def pieces_of_person(asking: Asking) -> list[tuple[str, dict[str, Any]]]:
    """Template and context of every piece that has something to say of the person, in order."""
    ordered = sorted(_of_person.values(), key=lambda piece: piece.order)
    told = [(piece, piece.says(asking)) for piece in ordered]
    return [(piece.template, says) for piece, says in told if says is not None]


def pieces_of_registration(registration: Registration, asking: Asking) -> list[tuple[str, dict[str, Any]]]:
    """The same of one registration."""
    ordered = sorted(_of_registration.values(), key=lambda piece: piece.order)
    told = [(piece, piece.says(registration, asking)) for piece in ordered]
    return [(piece.template, says) for piece, says in told if says is not None]


def pieces_of_case(case: SupportRequest, asking: Asking) -> list[tuple[str, dict[str, Any]]]:
    """The same of one case of support."""
    ordered = sorted(_of_case.values(), key=lambda piece: piece.order)
    told = [(piece, piece.says(case, asking)) for piece in ordered]
    return [(piece.template, says) for piece, says in told if says is not None]


def other_calls(user: User) -> list[tuple[str, str]]:
    """Words and address of every list of calls that is not the desk's own."""
    return [told for name in sorted(_calls) if (told := _calls[name].says(user)) is not None]
