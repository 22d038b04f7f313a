"""Sentences and pauses put together into one programme, without encoding again."""

from dataclasses import dataclass

from accessibility.speech import mp3, ogg


@dataclass(frozen=True, slots=True)
class Encoded:
    """One stretch of sound in both formats, ready to be joined to others."""

    mp3: bytes
    ogg: bytes

    @property
    def seconds(self) -> float:
        """How long it lasts as MP3, the format with the exact count of frames."""
        return mp3.seconds(self.mp3)


def join_mp3(parts: list[Encoded]) -> bytes:
    """One MP3 of many."""
    return b"".join(part.mp3 for part in parts)


def join_ogg(parts: list[Encoded]) -> bytes:
    """One Ogg Opus of many, its packets taken over as they are."""
    joiner = ogg.Joiner()
    return joiner.head() + b"".join(joiner.add(part.ogg) for part in parts) + joiner.end()
