"""pyttsx3 driver: Open JTalk for Japanese, espeak-ng for passages marked as another language.

pyttsx3 imports this as ``pyttsx3.drivers.openjtalk``, and only when the engine starts: Open JTalk costs 300 MB.
"""

import re
import wave
from collections.abc import Iterator
from typing import Any

import numpy as np
import pyopenjtalk
from numpy.typing import NDArray
from pyttsx3.voice import Voice

from accessibility.readings import open_jtalk
from accessibility.readings.wording import worded
from accessibility.speech.engines import espeak

USUAL_RATE = 200
MEI = "ja"
# Open JTalk's samples reach 40,000 and more while a file holds 32,767: all are scaled, a louder sentence more.
LOUDNESS = 0.75
LOUDEST = 32_000
# One call refuses some inputs of a few thousand characters.
LONGEST = 300
BREATH = 0.25
_SENTENCE = re.compile(rf"[^。！？!?\n]{{1,{LONGEST}}}[。！？!?]*")


def buildDriver(proxy: Any) -> "OpenJTalkDriver":  # noqa: N802 -- pyttsx3 calls it by this name
    """What pyttsx3 asks a driver module for."""
    return OpenJTalkDriver(proxy)


class OpenJTalkDriver:
    """Writes WAV files. It has no sound card: towns' servers have none."""

    def __init__(self, proxy: Any) -> None:
        self._proxy = proxy
        voices = [Voice(MEI, "Mei (HTS, CC BY 3.0)", ["ja"], "Female")]
        voices += [Voice(voice.id, voice.name, [voice.language]) for voice in espeak.VOICES]
        self._properties: dict[str, Any] = {"voices": voices, "voice": MEI, "rate": USUAL_RATE, "volume": 1.0}

    def destroy(self) -> None:
        """Nothing is held."""

    def stop(self) -> None:
        """Nothing goes on in the background."""

    def getProperty(self, name: str) -> Any:  # noqa: N802 -- pyttsx3's name
        """One of voices, voice, rate, volume."""
        return self._properties[name]

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802 -- pyttsx3's name
        """Refuses an unknown voice, so that nobody is read to in the wrong one."""
        if name not in self._properties:
            raise KeyError(name)
        if name == "voice" and value not in {voice.id for voice in self._properties["voices"]}:
            raise ValueError(f"unknown voice {value}")
        self._properties[name] = value

    def startLoop(self) -> None:  # noqa: N802 -- pyttsx3's name
        """Works off everything that was asked; the last command is the end of the loop."""
        self._proxy.setBusy(False)

    def endLoop(self) -> None:  # noqa: N802 -- pyttsx3's name
        """Nothing to end."""

    def iterate(self) -> Iterator[None]:
        """Works off what was asked, for callers with a loop of their own."""
        self._proxy.setBusy(False)
        yield

    def say(self, text: str) -> None:
        """Speaks into nothing; errors still come out."""
        self._sound(text)

    def save_to_file(self, text: str, filename: str) -> None:
        """Speak into a WAV file."""
        self._proxy.notify("started-utterance")
        samples, rate = self._sound(text)
        with wave.open(filename, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(rate)
            file.writeframes(samples.tobytes())
        self._proxy.notify("finished-utterance", completed=True)

    def _sound(self, text: str) -> tuple[NDArray[np.int16], int]:
        voice, pace = self._properties["voice"], self._properties["rate"] / USUAL_RATE
        if voice != MEI:
            sound = espeak.speak(text, voice=voice, pace=pace)
            return sound.samples, sound.rate
        parts = list(self._parts(text, pace))
        if not parts:
            raise ValueError("nothing to speak")
        # The breath stands between sentences, not after the last: whoever asked decides on that pause.
        return np.concatenate(parts[:-1]), 48_000

    def _parts(self, text: str, pace: float) -> Iterator[NDArray[np.int16]]:
        open_jtalk.use_town_readings()
        for found in _SENTENCE.finditer(text):
            if not re.search(r"\w", found[0]):
                continue
            self._proxy.notify("started-word", location=found.start(), length=len(found[0]))
            loud, rate = pyopenjtalk.tts(worded(found[0]), speed=pace)
            if not len(loud):
                continue
            yield _fitted(loud * self._properties["volume"])
            yield np.zeros(int(rate * BREATH), dtype="<i2")


def _fitted(loud: NDArray[np.float64]) -> NDArray[np.int16]:
    """Into 16 bits without cutting any peak off, which would crackle."""
    scale = min(LOUDNESS, LOUDEST / float(np.abs(loud).max(initial=1.0)))
    return (loud * scale).astype(np.int16)
