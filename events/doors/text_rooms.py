"""Where the live room for those who join by text alone is found.

The room itself belongs to a part of the house that is not built yet. Until something registers here there is none, and
the card says truthfully whom to ask.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from events.models import Session

# The path of a session's live room ("/live/12/"), or nothing when it has none.
FindsRoom = Callable[["Session"], str]

_finders: list[FindsRoom] = []


def register(finds: FindsRoom) -> None:
    """Say where live rooms are. Twice is an error: there is one live room for each session."""
    if _finders:
        raise ValueError("live rooms are registered already")
    _finders.append(finds)


def unregister(finds: FindsRoom) -> None:
    """Take it back."""
    _finders.remove(finds)


def text_room(session: Session) -> str:
    """The path of the room, or nothing."""
    return next((path for finds in _finders if (path := finds(session))), "")
