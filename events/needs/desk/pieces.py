"""What stands about kept needs on the telephone desk's screen of one person: that there is something, not what."""

from __future__ import annotations

from typing import Any

from events.desk_pieces import Asking, DeskPiece, register
from events.needs.desk.duties import CHANGE, SEE
from events.needs.desk.reads import kept_for

ORDER = 50


def says(asking: Asking) -> dict[str, Any] | None:
    """Whether something is kept; opening it is a look of its own."""
    if not asking.user.has_perm(SEE):  # type: ignore[union-attr]
        return None
    kept = kept_for(asking.resident)
    return {"kept": kept, "may_keep": not kept and asking.user.has_perm(CHANGE)}  # type: ignore[union-attr]


def lay_on_the_desk() -> None:
    """In ``AppConfig.ready``."""
    register(DeskPiece(ORDER, "needs", "events/needs/desk/piece.html", says))
