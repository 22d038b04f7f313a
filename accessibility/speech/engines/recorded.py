"""An engine for tests: keeps what was asked of it, like ``mail.outbox``, and hums for about as long as speech."""

import math
from typing import NamedTuple

import numpy as np

from accessibility.speech.engines import JAPANESE, PACE, Sound, SpeechError, Voice


class Asked(NamedTuple):
    """One sentence somebody wanted spoken."""

    text: str
    voice: str


asked: list[Asked] = []


class RecordedEngine:
    """Hums softly, a sixth of a second for each character."""

    mending = ""
    RATE = 48_000
    CHARACTERS_A_SECOND = 6

    def speak(self, text: str, *, voice: str = JAPANESE, pace: float = PACE) -> Sound:
        """Remember the request; refuse empty text as the real engine does."""
        if not text.strip():
            raise SpeechError("nothing to speak")
        asked.append(Asked(text, voice))
        times = np.arange(int(self.RATE * len(text) / self.CHARACTERS_A_SECOND / pace)) / self.RATE
        return Sound((np.sin(times * 220 * 2 * math.pi) * 6_000).astype(np.int16), self.RATE)

    def voices(self) -> list[Voice]:
        """One for Japanese and one for another language."""
        hum = Voice(JAPANESE, "Hum", "ja", "Apache-2.0", "Recorded voice, CC BY 3.0")
        return [hum, Voice("espeak/en", "Hum", "en", "Apache-2.0")]

    def identity(self, voice: str) -> str:
        """The same for ever."""
        return f"{voice} recorded"

    def problem(self) -> str:
        """It always works."""
        return ""


class HurriedEngine(RecordedEngine):
    """Hums so briefly that a whole town is spoken at once: encoding took most of the time of preparing one."""

    CHARACTERS_A_SECOND = 60
