"""What stands on the page of one registration besides its facts. Each part of the room brings its own piece.

A piece is registered in ``AppConfig.ready``; the page puts them in order and asks each what it has to say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models.expressions import BaseExpression, Combinable

if TYPE_CHECKING:
    from events.models import Registration

# What a piece shows: the context of its template, or None when it has nothing to say.
Says = Callable[["Registration", datetime], dict[str, Any] | None]
# Small questions about a registration, by name: all pieces' are answered together with the registration itself.
Asks = dict[str, BaseExpression | Combinable]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the page: ``template`` begins with an h2 and gets what ``says`` gives, and the registration.

    The answers to what it ``asks`` stand on the registration that ``says`` gets: see ``answer_to``.
    """

    order: int
    name: str
    template: str
    says: Says
    asks: Asks = field(default_factory=dict)


_pieces: dict[str, Piece] = {}


def register(piece: Piece) -> None:
    """Put a piece onto the page of every registration. A name twice is an error."""
    if piece.name in _pieces:
        raise ValueError(f"a piece {piece.name} stands on the page already")
    _pieces[piece.name] = piece


def questions() -> Asks:
    """What all pieces ask, for whoever reads the registration."""
    return {name: question for piece in _pieces.values() for name, question in piece.asks.items()}


def answer_to(registration: Registration, name: str) -> Any:
    """The answer to a question of a piece."""
    return vars(registration)[name]


def pieces(registration: Registration, *, now: datetime) -> list[tuple[str, dict[str, Any]]]:
    """Template and context of every piece that has something to say, in order."""
    told = [(piece, piece.says(registration, now)) for piece in sorted(_pieces.values(), key=lambda piece: piece.order)]
    return [(piece.template, says | {"registration": registration}) for piece, says in told if says is not None]
