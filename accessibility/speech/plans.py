"""What will be spoken: each sentence with its words, its voice, and the key that its sound is kept under."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from accessibility.readings import table
from accessibility.speech import script, store
from accessibility.speech.engines import FOREIGN_VOICES, JAPANESE, PACE, engine, voice_for
from accessibility.speech.normalise import speakable
from accessibility.speech.pages_in_words import tidy
from accessibility.speech.script import Sentence

SENTENCES = f"{store.FOLDER}/sentences"
PAUSES = f"{store.FOLDER}/pauses"
# Raise it when sound is made otherwise than before (voice, loudness, bit rate): all of it is then made anew.
SOUND_VERSION = "5"
PAUSE = "pause-"


def name_of(key: str) -> str:
    """Where the sound of a sentence or of a pause is kept, without the ending."""
    return f"{PAUSES}/{key}" if key.startswith(PAUSE) else f"{SENTENCES}/{key[:2]}/{key}"


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of sound that is made and kept by itself: a sentence, or (without words) a pause."""

    key: str
    words: str = ""
    voice: str = ""
    pause: float = 0.0

    @property
    def name(self) -> str:
        """Where its sound is kept, without the ending."""
        return name_of(self.key)


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence ready to be spoken: its words, its voice, the key its sound is kept under."""

    sentence: Sentence
    words: str
    voice: str
    key: str

    @property
    def name(self) -> str:
        """Where its sound is kept, without the ending."""
        return name_of(self.key)

    @property
    def pause_key(self) -> str:
        """The key of the silence after it."""
        return f"{PAUSE}{SOUND_VERSION}-{round(self.sentence.pause * 1000)}"

    @property
    def pieces(self) -> tuple[Piece, Piece]:
        """The sentence and the silence after it."""
        silence = Piece(self.pause_key, pause=self.sentence.pause)
        return Piece(self.key, self.words, self.voice), silence


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is to be spoken, in order. ``digest`` changes when anything to be heard does."""

    spoken: tuple[Spoken, ...]
    digest: str

    @property
    def pieces(self) -> Iterator[Piece]:
        """Sentences and silences in the order in which they are heard."""
        return (piece for spoken in self.spoken for piece in spoken.pieces)

    @property
    def keys(self) -> list[str]:
        """What is needed of the store, each once."""
        return list(dict.fromkeys(piece.key for piece in self.pieces))


def plan(
    html: str,
    *,
    title: str,
    language: str = "ja",
    announces: bool = False,
    page_id: int | None = None,
) -> Plan:
    """What will be spoken; the title goes first unless the page begins with it (or with a word and then it).

    ``announces`` says 「見出し2、」 before headings; ``page_id`` is the page whose own readings are obeyed.
    """
    sentences = script.sentences(html, language=language, announces=announces)
    heading = Sentence(tidy(title), language, None, script.TITLE_PAUSE, level=1)
    heading = script.announced(heading) if announces and heading.text else heading
    if heading.text and heading.text not in [sentence.text for sentence in sentences[:3]]:
        sentences.insert(0, heading)
    readings = table.current(page_id)
    spoken = tuple(filter(None, (_spoken(sentence, readings) for sentence in sentences)))
    parts = repr([(each.key, each.sentence.pause) for each in spoken])
    return Plan(spoken, hashlib.sha256(parts.encode()).hexdigest())


@lru_cache(maxsize=2048)
def _words(text: str) -> str:
    """A player asks for the times of a long page again and again while it is being made."""
    return speakable(text)


def _spoken(sentence: Sentence, readings: table.ReadingTable) -> Spoken | None:
    """A language no voice knows is left out, rather than read as if it were Japanese."""
    if sentence.language == "ja":
        words, voice = _words(readings.in_kana(sentence.text)), JAPANESE
    elif sentence.language in FOREIGN_VOICES:
        words, voice = sentence.text, voice_for(sentence.language)
    else:
        return None
    if not re.search(r"\w", words):
        return None
    key = readings.fingerprint(f"speech {SOUND_VERSION} {engine().identity(voice)} {PACE} {words}")
    return Spoken(sentence, words, voice, key)
