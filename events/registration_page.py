"""What stands on the page of one registration besides its facts. Each part of the room brings its own piece.

A piece is registered in ``AppConfig.ready``; the page puts them in order and asks each what it has to say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from events.models import Registration

# What a piece shows: the context of its template, or None when it has nothing to say.
Says = Callable[["Registration", datetime], dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the page: ``template`` begins with an h2 and gets what ``says`` gives, and the registration."""

    order: int
    name: str
    template: str
    says: Says


_pieces: dict[str, Piece] = {}


def register(piece: Piece) -> None:
    """Put a piece onto the page of every registration. A name twice is an error."""
    if piece.name in _pieces:
        raise ValueError(f"a piece {piece.name} stands on the page already")
    _pieces[piece.name] = piece


def pieces(registration: Registration, *, now: datetime) -> list[tuple[str, dict[str, Any]]]:
    """Template and context of every piece that has something to say, in order."""
    told = [(piece, piece.says(registration, now)) for piece in sorted(_pieces.values(), key=lambda piece: piece.order)]
    return [(piece.template, says | {"registration": registration}) for piece, says in told if says is not None]
