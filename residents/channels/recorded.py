"""A channel that keeps what it was asked to send: for tests and for trying out, instead of one that costs money."""

from __future__ import annotations

from residents.channels.message import Message, NotTakenError, UnreachableError

# What was sent, oldest first; ``REFUSES`` says what happens instead ("later", "gone").
SENT: list[tuple[str, str, Message]] = []
REFUSES: dict[str, str] = {}


class Recorded:
    """Stands in for one channel, whose name it bears."""

    rings = False

    def __init__(self, name: str = "sms") -> None:
        self.name = name

    def is_on(self) -> bool:
        """Always."""
        return True

    def send(self, message: Message, to: str) -> None:
        """Keep it, or fail as told."""
        match REFUSES.get(self.name):
            case "later":
                raise NotTakenError("recorded")
            case "gone":
                raise UnreachableError("recorded")
        SENT.append((self.name, to, message))


class RecordedSms(Recorded):
    """As if it were SMS."""


class RecordedLine(Recorded):
    """As if it were LINE."""

    def __init__(self) -> None:
        super().__init__("line")


class RecordedCall(Recorded):
    """As if it were an automatic telephone."""

    rings = True

    def __init__(self) -> None:
        super().__init__("call")
