"""Voices: one Protocol, one file per engine, and a recorded one for tests."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

if TYPE_CHECKING:  # numpy costs page workers 20 MB, and they only need the names here
    import numpy as np
    from numpy.typing import NDArray

# Unhurried: a little slower than Open JTalk's own pace.
PACE = 0.95
# The voice for Japanese, whichever engine speaks it; espeak-ng reads what is marked as being in another language.
JAPANESE = "ja"
# The language as a page names it → espeak-ng's voice.
FOREIGN_VOICES = {
    "en": "en", "zh": "cmn", "ko": "ko", "pt": "pt-br", "es": "es", "vi": "vi", "id": "id", "fr": "fr", "de": "de",
}  # fmt: skip
MENDING = "次の命令で直せます：make run（または pip install --require-hashes -r requirements/run.txt）"


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


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody whose speech is heard: ``attribution`` stands wherever it is, and is empty where nobody asks for it."""

    id: str
    name: str
    language: str
    licence: str
    attribution: str = ""


class SpeechEngine(Protocol):
    """Turns speakable words into sound. ``mending`` tells whoever runs the town what to do about a ``problem``."""

    mending: str

    def speak(self, text: str, *, voice: str = JAPANESE, pace: float = PACE) -> Sound:
        """The sound of ``text``; raises ``SpeechError`` rather than returning nothing."""
        ...

    def voices(self) -> list[Voice]:
        """Whom it speaks with; at least ``JAPANESE`` is among their ids. Cheap: pages ask for it."""
        ...

    def identity(self, voice: str) -> str:
        """What tells this voice's sound from any other's. Kept sound is named by it, so it is cheap and steady."""
        ...

    def problem(self) -> str:
        """Why the engine cannot work on this machine, or nothing."""
        ...


def voice_for(language: str) -> str:
    """The voice for a language of the page."""
    return JAPANESE if language == "ja" else f"espeak/{language}"


def attribution(voices: Iterable[str] = (JAPANESE,)) -> str:
    """Whose voices are heard, in the words their licences ask for."""
    wanted = set(voices)
    said = [voice.attribution for voice in engine().voices() if voice.id in wanted and voice.attribution]
    return " / ".join(dict.fromkeys(said))


@cache
def waves() -> Any:
    """What turns bytes into samples, loaded by whoever speaks: it costs a page worker 25 MB."""
    return import_module("accessibility.speech.engines.waves")


@cache
def edition(package: str) -> str:
    """The installed edition of a package, told without loading it."""
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return package


@cache
def _engine(path: str) -> SpeechEngine:
    made: SpeechEngine = import_string(path)()
    return made


def engine() -> SpeechEngine:
    """The engine named in the settings: one of each in a process, because the dictionary is large."""
    return _engine(settings.ENGAWA_SPEECH_ENGINE)
