"""What is sent, and what can come of it: the words that every channel shares. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Attachment:
    """A small file that comes with a letter: an entry for a calendar."""

    name: str
    content: str
    kind: str


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to be told, in the lengths that the channels need.

    ``short`` is for a telephone's screen or ear. ``key`` names the occasion and holds nothing personal; ``identity`` is
    the same for every try, so that what arrives twice is shown once where the channel can do that.
    """

    key: str
    identity: str
    subject: str
    text: str
    written_at: datetime
    short: str = ""
    html: str = ""
    address: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    attachments: Sequence[Attachment] = ()


class NotTakenError(Exception):
    """The channel did not take it; trying again later may help. It says why in one word, never to whom."""


class UnreachableError(Exception):
    """There is nobody at this address, and there will not be."""


class Channel(Protocol):
    """One way out of the house."""

    name: str
    rings: bool
    """Whether it makes somebody's telephone ring aloud, so that it is silent in quiet hours whatever it tells."""

    def is_on(self) -> bool:
        """Whether this town has it."""

    def send(self, message: Message, to: str) -> None:
        """Hand it over. Raises ``NotTakenError`` or ``UnreachableError``."""
