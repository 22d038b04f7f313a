"""pyttsx3 with our Open JTalk driver."""

import tempfile
import threading
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyttsx3.drivers
from pyttsx3.engine import Engine

from accessibility.speech.engines import JAPANESE, MENDING, PACE, Sound, SpeechError, Voice, edition, espeak, waves

DRIVER = "openjtalk"
# The driver's rate that means Open JTalk's own pace.
USUAL_RATE = 200
DRIVERS = str(Path(__file__).parent / "drivers")
MEI = Voice(
    JAPANESE,
    "Mei",
    "ja",
    "CC BY 3.0",
    "HTS Voice “Mei” © 2009-2013 Nagoya Institute of Technology (MMDAgent Project Team), CC BY 3.0",
)
# pyttsx3's queue, Open JTalk's user dictionary and espeak-ng's C state are all one per process.
_LOCK = threading.RLock()


class PyttsxEngine:
    """Speaks through pyttsx3, one utterance at a time in a process."""

    mending = MENDING

    def __init__(self, driver: str = DRIVER) -> None:
        self._driver = driver
        self._engine: Any = None
        self._errors: list[BaseException] = []

    def speak(self, text: str, *, voice: str = JAPANESE, pace: float = PACE) -> Sound:
        """The sound of ``text``. Whatever pyttsx3 would swallow is raised."""
        if not text.strip():
            raise SpeechError("nothing to speak")
        with _LOCK, tempfile.TemporaryDirectory(prefix="engawa-speech-") as folder:
            target = Path(folder) / "sentence.wav"
            self._errors.clear()
            try:
                self._say(text, target, voice, pace)
                sound: Sound = waves().of_file(target.read_bytes())
            except BaseException:
                # After Ctrl-C, too, pyttsx3 believes that it still speaks, and would refuse everything after.
                self._engine = None
                raise
            return sound

    def _say(self, text: str, target: Path, voice: str, pace: float) -> None:
        engine = self._started()
        engine.setProperty("voice", voice)
        engine.setProperty("rate", round(USUAL_RATE * pace))
        if not self._errors:
            engine.save_to_file(text, str(target))
            self._run(engine)
        if self._errors:
            raise SpeechError(f"{voice}: {self._errors[0]}") from self._errors[0]
        if not target.exists():
            raise SpeechError(f"{voice}: the driver wrote no sound")

    def _run(self, engine: Any) -> None:
        try:
            engine.runAndWait()
        except RuntimeError as error:
            raise SpeechError(f"{self._driver}: {error}") from error

    def _started(self) -> Any:
        if self._engine is None:
            if DRIVERS not in pyttsx3.drivers.__path__:
                pyttsx3.drivers.__path__.append(DRIVERS)
            try:
                self._engine = Engine(self._driver)
            except (ImportError, OSError, RuntimeError) as error:
                raise SpeechError(f"Open JTalk does not start: {error}") from error
            self._engine.connect("error", lambda exception, **_kept: self._errors.append(exception))
        return self._engine

    def voices(self) -> list[Voice]:
        """Mei for Japanese, espeak-ng for all else."""
        return [MEI, *espeak.VOICES]

    def identity(self, voice: str) -> str:
        """Another edition of the dictionary or of espeak-ng may read otherwise."""
        return f"Mei {edition('pyopenjtalk-plus')}" if voice == MEI.id else espeak.identity(voice)

    def problem(self) -> str:
        """Which of the driver's parts are not installed."""
        return missing_parts()


def missing_parts() -> str:
    """Which package the driver lacks. Looking is cheap; loading the dictionary is not."""
    missing = [
        name
        for name in ("pyopenjtalk", "kanalizer", "espeakng_loader", "lameenc", "soundfile")
        if find_spec(name) is None
    ]
    return ", ".join(missing)
