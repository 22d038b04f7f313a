"""The rehearsals on the page of a registration."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from events.models import Registration
from events.registration_page import Piece, register
from events.rehearsals.reads import rehearsals_for

# After the card, on which somebody sees what they will have to connect.
ORDER = 25


def says(registration: Registration, now: datetime) -> dict[str, Any] | None:
    """Nothing where nothing can be tried beforehand."""
    found = rehearsals_for(registration, now=now)
    if not found:
        return None
    return {"mine": [rehearsal for rehearsal in found if rehearsal.taken], "open": any(not r.taken for r in found)}


def bring() -> None:
    """Stand on the page."""
    register(Piece(ORDER, "rehearsal", "events/rehearsals/piece.html", says))
