"""Voices: one Protocol, one file per engine, and a recorded one for tests."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

if TYPE_CHECKING:  # numpy costs page workers 20 MB, and they only need the names here
    import numpy as np
    from numpy.typing import NDArray

# Unhurried: a little slower than Open JTalk's own pace.
PACE = 0.95
# Open JTalk's voice is the only one for Japanese; espeak-ng reads what is marked as being in another language.
JAPANESE = "ja/mei"
# The language as a page names it → espeak-ng's voice.
FOREIGN_VOICES = {
    "en": "en", "zh": "cmn", "ko": "ko", "pt": "pt-br", "es": "es", "vi": "vi", "id": "id", "fr": "fr", "de": "de",
}  # fmt: skip
ATTRIBUTION = "HTS Voice “Mei” © 2009-2013 Nagoya Institute of Technology (MMDAgent Project Team), CC BY 3.0"
MENDING = "make run（または pip install --require-hashes -r requirements/run.txt）"


class SpeechError(Exception):
    """The text could not be spoken; says why."""


@dataclass(frozen=True, slots=True)
class Sound:
    """Mono sound, 16 bits a sample."""

    samples: "NDArray[np.int16]"
    rate: int

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / self.rate


class SpeechEngine(Protocol):
    """Turns speakable words into sound."""

    def speak(self, text: str, *, voice: str = JAPANESE, pace: float = PACE) -> Sound:
        """The sound of ``text``; raises ``SpeechError`` rather than returning nothing."""
        ...

    def problem(self) -> str:
        """Why the engine cannot work on this machine, or nothing."""
        ...


def voice_for(language: str) -> str:
    """The voice for a language of the page."""
    return JAPANESE if language == "ja" else f"espeak/{language}"


@cache
def _engine(path: str) -> SpeechEngine:
    made: SpeechEngine = import_string(path)()
    return made


def engine() -> SpeechEngine:
    """The engine named in the settings: one of each in a process, because the dictionary is large."""
    return _engine(settings.ENGAWA_SPEECH_ENGINE)
