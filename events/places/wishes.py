"""What somebody asks for, in the words of the verbs: whoever received it, by whichever way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from events.choices import Channel, LetterWords, Refusal, Way
from residents.contact_points import ContactPoint


class PlaceRefusedError(Exception):
    """Nobody can take a place at this session now."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason = reason


class WayIsFullError(Exception):
    """Somebody who has a place wants to join in another way, and nothing is left there. They keep what they have."""


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody who comes along and is reached through the one who writes: a name suffices."""

    name: str
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for: who they are, how they want to join and what support they want.

    ``resident_id`` is a person who is known already (the desk, a profile, a carer); name and contact are then not
    asked again. Without either, ``registered_by_id`` is the carer through whom they are reached.
    """

    name: str
    contact: ContactPoint | None
    way: Way
    support: Sequence[str] = ()
    note: str = ""
    channel: Channel = Channel.WEB
    reading: str = ""
    companions: Sequence[Companion] = ()
    partial_ok: bool = False
    staff_note: str = ""
    neutral_subject: bool = False
    letters_in: str = LetterWords.USUAL
    wants_reminders: bool = True
    registered_by_id: int | None = None
    resident_id: int | None = None
    # What a kind of support needs to be known besides: a point size, a language.
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be different. None: as it was."""

    way: Way | None = None
    name: str | None = None
    reading: str | None = None
    staff_note: str | None = None
    neutral_subject: bool | None = None
    partial_ok: bool | None = None
    letters_in: str | None = None
    wants_reminders: bool | None = None
