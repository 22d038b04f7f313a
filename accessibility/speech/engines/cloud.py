"""A place for a rented voice: any service that takes text in one request and gives sound back.

Off unless a town chooses it: every sentence to be heard then leaves the house. Only published words ever do.
"""

import base64
import binascii
import json
from typing import Any
from urllib.parse import quote_plus
from xml.sax.saxutils import escape

from django.conf import settings

from accessibility.outside import Question, problem_of
from accessibility.readings import table
from accessibility.speech.engines import JAPANESE, PACE, Sound, SpeechError, Voice, espeak, waves
from accessibility.speech.engines.over_http import LONGEST_WAIT, answer


class CloudEngine:
    """Japanese by the service of the settings, other languages by espeak-ng, which stays in the house."""

    mending = "ENGAWA_CLOUD_VOICE_ で始まる設定を確かめてください（docs/listening/voices.md）。"

    def voices(self) -> list[Voice]:
        """The voice of the settings, and espeak-ng's voices."""
        name, credit = settings.ENGAWA_CLOUD_VOICE_NAME, settings.ENGAWA_CLOUD_VOICE_CREDIT
        return [Voice(JAPANESE, name, "ja", "the service's terms", credit), *espeak.VOICES]

    def identity(self, voice: str) -> str:
        """The voice's name and the request: whoever changes either hears another voice."""
        if voice != JAPANESE:
            return espeak.identity(voice)
        return f"{settings.ENGAWA_CLOUD_VOICE_NAME} {settings.ENGAWA_CLOUD_VOICE_BODY}"

    def speak(self, text: str, *, voice: str = JAPANESE, pace: float = PACE) -> Sound:
        """The sound of ``text``; the sentence can never become part of the request's own markup."""
        if not text.strip():
            raise SpeechError("nothing to speak")
        if voice != JAPANESE:
            return espeak.speak(text, voice=voice, pace=pace)
        headers = dict(settings.ENGAWA_CLOUD_VOICE_HEADERS)
        kind = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
        body = settings.ENGAWA_CLOUD_VOICE_BODY.replace("{pace}", f"{pace:g}").replace(
            "{text}", _written(table.current().all_in_kana(text), kind)
        )
        asked = body.encode("utf-8", "ignore")
        question = Question(settings.ENGAWA_CLOUD_VOICE_URL, LONGEST_WAIT, body=asked, headers=headers)
        sound: Sound = waves().of_file(_sound_in(answer(question)))
        return sound

    def problem(self) -> str:
        """Nothing is sent to find out: a request may cost money."""
        if "{text}" not in settings.ENGAWA_CLOUD_VOICE_BODY:
            return "ENGAWA_CLOUD_VOICE_BODY has no {text}"
        return problem_of(settings.ENGAWA_CLOUD_VOICE_URL)


def _written(text: str, kind: str) -> str:
    """As the request's own format writes it, so that quotes and angle brackets stay words."""
    if "json" in kind:
        return json.dumps(text, ensure_ascii=False)[1:-1]
    if "xml" in kind:
        return escape(text, {'"': "&quot;", "'": "&apos;"})
    return text if kind.startswith("text/plain") else quote_plus(text, errors="ignore")


def _sound_in(content: bytes) -> bytes:
    """The sound itself, or what stands for it in a JSON answer."""
    field = settings.ENGAWA_CLOUD_VOICE_FIELD
    if not field:
        return content
    try:
        found: Any = json.loads(content)
        for part in field.split("."):
            found = found[part]
        return base64.b64decode(found, validate=True)
    except (ValueError, KeyError, TypeError, binascii.Error) as error:
        raise SpeechError(f"the answer has no sound under {field}") from error
