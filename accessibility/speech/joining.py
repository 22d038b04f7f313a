"""Sentences and pauses put together into one programme, without encoding again."""

from collections.abc import Iterable

from accessibility.speech import mp3, ogg
from accessibility.speech.kinds import MP3


def join(ending: str, parts: Iterable[bytes]) -> bytes:
    """One file of many of the same kind."""
    if ending == MP3:
        return b"".join(parts)
    joiner = ogg.Joiner()
    return joiner.head() + b"".join(joiner.add(part) for part in parts) + joiner.end()


def seconds(ending: str, data: bytes) -> float:
    """How long a file lasts when it is played alone."""
    return mp3.seconds(data) if ending == MP3 else ogg.seconds(data)


def seconds_in_place(ending: str, data: bytes) -> float:
    """How long a file lasts inside a joined one, where Opus throws nothing away at its start."""
    return mp3.seconds(data) if ending == MP3 else ogg.seconds(data) + ogg.PRE_SKIP / ogg.RATE
