"""Calls to one person, on their own screen and on that of a case: nobody calls twice, and the list leads there."""

from __future__ import annotations

from typing import Any

from events.desk.calls.reads import calls_of
from events.desk.duties import CHANGE, SEE
from events.desk_pieces import Asking, CaseDeskPiece, DeskPiece, register
from events.models import SupportRequest

TEMPLATE = "events/desk/calls/piece.html"


def of_person(asking: Asking) -> dict[str, Any] | None:
    """What they are to be called about; nothing where nothing waits."""
    calls = calls_of(asking.resident, now=asking.now)
    return {"calls": calls} if calls else None


def of_case(_case: SupportRequest, asking: Asking) -> dict[str, Any] | None:
    """The same, and the way to promise a call, for those who work at the desk."""
    if not asking.user.has_perm(SEE):  # type: ignore[union-attr]
        return None
    may_promise = asking.user.has_perm(CHANGE) and bool(asking.resident.name)  # type: ignore[union-attr]
    return {"calls": calls_of(asking.resident, now=asking.now), "person": asking.resident, "may_promise": may_promise}


def bring() -> None:
    """Once, when the room opens."""
    register(DeskPiece(10, "calls", TEMPLATE, of_person))
    register(CaseDeskPiece(10, "calls_of_case", TEMPLATE, of_case))
