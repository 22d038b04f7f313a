"""What other parts of the room put onto everybody's card: the rehearsal, for instance. Registered in ``ready``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from events.models import Registration
    from events.registration_words import Fact

Says = Callable[["Registration"], Sequence["Fact"]]

_parts: dict[str, tuple[int, Says]] = {}


def register(order: int, name: str, says: Says) -> None:
    """Put lines onto the card. A name twice is an error."""
    if name in _parts:
        raise ValueError(f"{name} stands on the card already")
    _parts[name] = (order, says)


def lines_of_others(registration: Registration) -> list[Fact]:
    """Every line that the other parts have, in order."""
    ordered = sorted(_parts.values(), key=lambda part: part[0])
    return [fact for _order, says in ordered for fact in says(registration)]
