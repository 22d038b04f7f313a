"""VOICEVOX: a warmer voice, spoken by an engine of its own on the town's machine, asked over its HTTP API."""

import json
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from accessibility.outside import Question
from accessibility.readings import table
from accessibility.speech.engines import JAPANESE, PACE, Sound, SpeechError, Voice, espeak, waves
from accessibility.speech.engines.over_http import LONGEST_WAIT, answer

# ``manage.py check`` asks at every start: nobody should wait for a machine that is off.
SHORT_WAIT = 2.0
JSON = {"Content-Type": "application/json"}


class VoicevoxEngine:
    """Japanese by a VOICEVOX character, other languages by espeak-ng.

    The voice is chosen by name, not by number, so that the one who is heard is the one who is credited.
    """

    mending = "VOICEVOX のエンジンを動かし、ENGAWA_VOICEVOX_VOICE を確かめてください（docs/listening/voices.md）。"

    @property
    def _voice(self) -> Voice:
        name = settings.ENGAWA_VOICEVOX_VOICE.partition("/")[0]
        return Voice(JAPANESE, name, "ja", "VOICEVOX and its character's terms", f"VOICEVOX:{name}")

    def voices(self) -> list[Voice]:
        """The character of the settings, and espeak-ng's voices."""
        return [self._voice, *espeak.VOICES]

    def identity(self, voice: str) -> str:
        """The character and the style."""
        return f"VOICEVOX {settings.ENGAWA_VOICEVOX_VOICE}" if voice == JAPANESE else espeak.identity(voice)

    def speak(self, text: str, *, voice: str = JAPANESE, pace: float = PACE) -> Sound:
        """The sound of ``text``: VOICEVOX first says how it would speak, then speaks."""
        if not text.strip():
            raise SpeechError("nothing to speak")
        if voice != JAPANESE:
            return espeak.speak(text, voice=voice, pace=pace)
        chosen = {"speaker": str(self._style)}
        asked = self._json("/audio_query", {"text": table.current().all_in_kana(text), **chosen})
        how = json.dumps(asked | {"speedScale": pace, "outputStereo": False}).encode()
        content = answer(Question(self._address("/synthesis", chosen), LONGEST_WAIT, body=how, headers=JSON))
        sound: Sound = waves().of_file(content)
        return sound

    def problem(self) -> str:
        """VOICEVOX is asked whether it has the voice."""
        try:
            self._find_style(SHORT_WAIT)
        except SpeechError as error:
            return f"VOICEVOX: {error}"
        return ""

    @cached_property
    def _style(self) -> int:
        return self._find_style()

    def _find_style(self, wait: float = SHORT_WAIT * 5) -> int:
        name, _, style = settings.ENGAWA_VOICEVOX_VOICE.partition("/")
        characters = self._json("/speakers", {}, method="GET", wait=wait)
        try:
            numbers = {
                (each["name"], one["name"]): int(one["id"])
                for each in characters
                for one in each["styles"]
                if one.get("type", "talk") == "talk"
            }
        except (TypeError, KeyError, ValueError, AttributeError) as error:
            raise SpeechError("what answers there is not VOICEVOX") from error
        found = [number for (who, how), number in numbers.items() if who == name and how == (style or how)]
        if not found:
            known = ", ".join(f"{who}/{how}" for who, how in numbers)
            raise SpeechError(f"it has no voice {settings.ENGAWA_VOICEVOX_VOICE}; it has {known}")
        return found[0]

    def _address(self, path: str, query: dict[str, str]) -> str:
        return (
            f"{settings.ENGAWA_VOICEVOX_URL.rstrip('/')}{path}{'?' if query else ''}{urlencode(query, errors='ignore')}"
        )

    def _json(self, path: str, query: dict[str, str], *, method: str = "POST", wait: float = LONGEST_WAIT) -> Any:
        content = answer(Question(self._address(path, query), wait, method))
        try:
            return json.loads(content)
        except ValueError as error:
            raise SpeechError("what answers there is not VOICEVOX") from error
