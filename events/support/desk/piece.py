"""What stands of support on the telephone desk, below one registration: the words to say, and the way to the case."""

from __future__ import annotations

from typing import Any

from events.desk_pieces import Asking, RegistrationDeskPiece
from events.desk_pieces import register as register_piece
from events.models import Registration
from events.support.desk.duties import SEE
from events.support.overview import case_views, cases_of


def says(registration: Registration, asking: Asking) -> dict[str, Any] | None:
    """For those whose duty it is; the desk itself names what was asked for."""
    if not asking.user.has_perm(SEE):  # type: ignore[union-attr]
        return None
    views = case_views(registration, cases_of(registration), now=asking.now)
    return {"views": views} if views else None


def register() -> None:
    """Once, when the room opens."""
    register_piece(RegistrationDeskPiece(30, "support", "events/support/desk/piece.html", says))
