"""Sound made from HTML and kept sentence by sentence: one edited sentence costs one new sentence."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from accessibility.readings import table
from accessibility.speech import joining, mp3, script, store
from accessibility.speech.engines import FOREIGN_VOICES, JAPANESE, PACE, SpeechError, engine, voice_for
from accessibility.speech.joining import Encoded
from accessibility.speech.normalise import speakable
from accessibility.speech.pages_in_words import tidy
from accessibility.speech.script import Sentence

SENTENCES = f"{store.FOLDER}/sentences"
PAUSES = f"{store.FOLDER}/pauses"
# Raise it when sound is made otherwise than before (voice, loudness, bit rate): all of it is then made anew.
SOUND_VERSION = "2"
# The encoder pads each sentence and each pause with about a twentieth of a second.
PADDING = 0.1


@dataclass(frozen=True, slots=True)
class Programme:
    """A finished recording in both formats."""

    mp3: bytes
    ogg: bytes
    seconds: float


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence ready to be spoken: its words, its voice, the name its sound is kept under."""

    sentence: Sentence
    words: str
    voice: str
    key: str

    @property
    def name(self) -> str:
        """Where its sound is kept, without the ending."""
        return f"{SENTENCES}/{self.key[:2]}/{self.key}"

    @property
    def pause_name(self) -> str:
        """Where the silence after it is kept, without the ending."""
        return f"{PAUSES}/{SOUND_VERSION}-{round(self.sentence.pause * 1000)}"


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is to be spoken, in order. ``digest`` changes when anything to be heard does."""

    spoken: tuple[Spoken, ...]
    digest: str


def plan(html: str, *, title: str, language: str = "ja") -> Plan:
    """What will be spoken; the title goes first unless the page begins with it (or with a word and then it)."""
    sentences = script.sentences(html, language=language)
    heard = tidy(title)
    if heard and heard not in [sentence.text for sentence in sentences[:3]]:
        sentences.insert(0, Sentence(heard, language, None, script.TITLE_PAUSE, level=1))
    readings = table.current()
    spoken = tuple(filter(None, (_spoken(sentence, readings) for sentence in sentences)))
    parts = repr([(each.key, each.sentence.pause) for each in spoken])
    return Plan(spoken, hashlib.sha256(parts.encode()).hexdigest())


def _spoken(sentence: Sentence, readings: table.ReadingTable) -> Spoken | None:
    """A language no voice knows is left out, rather than read as if it were Japanese."""
    if sentence.language == "ja":
        words, voice = speakable(sentence.text), JAPANESE
    elif sentence.language in FOREIGN_VOICES:
        words, voice = sentence.text, voice_for(sentence.language)
    else:
        return None
    if not re.search(r"\w", words):
        return None
    key = readings.fingerprint(f"speech {SOUND_VERSION} {engine().identity(voice)} {PACE} {words}")
    return Spoken(sentence, words, voice, key)


def made(spoken: Spoken, *, ext: str) -> bytes | None:
    """The sentence's sound, if it has been made."""
    return store.read(f"{spoken.name}.{ext}")


def pause(spoken: Spoken) -> Encoded:
    """The silence after the sentence."""
    found = _stored(spoken.pause_name)
    if found is None:
        _maker().make_pause(spoken.sentence.pause - PADDING, name=spoken.pause_name)
        found = _stored(spoken.pause_name)
    return _sure(found, spoken.pause_name)


def make(spoken: Spoken) -> Encoded:
    """The sentence's sound, made now if need be."""
    found = _stored(spoken.name)
    if found is None:
        _maker().make(spoken.words, voice=spoken.voice, name=spoken.name)
        found = _stored(spoken.name)
    return _sure(found, spoken.name)


def _stored(name: str) -> Encoded | None:
    sounds = store.read(f"{name}.mp3"), store.read(f"{name}.ogg")
    return Encoded(sounds[0], sounds[1]) if sounds[0] is not None and sounds[1] is not None else None


def _sure(found: Encoded | None, name: str) -> Encoded:
    if found is None:
        raise SpeechError(f"{name} was made but is not in the storage")
    return found


@cache
def _maker() -> Any:
    """Encoders and the engine are loaded by whoever makes sound, not by whoever hands it out."""
    return import_module("accessibility.speech.making")


def parts(planned: Plan) -> Iterator[Encoded]:
    """Sentences and the pauses after them."""
    for spoken in planned.spoken:
        yield make(spoken)
        yield pause(spoken)


def join(planned: Plan) -> Programme:
    """The whole of it, made where it is not made yet."""
    found = list(parts(planned))
    if not found:
        raise SpeechError("there is nothing to speak")
    joined = joining.join_mp3(found)
    return Programme(joined, joining.join_ogg(found), mp3.seconds(joined))


def record(html: str, *, title: str) -> Programme:
    """Speak the HTML. Sentences spoken before are taken from the store."""
    return join(plan(html, title=title))
