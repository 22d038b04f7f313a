"""What a format is made from, part by part, each told apart by a digest: what did not change is not made again."""

import hashlib
import unicodedata
from collections.abc import Collection, Mapping
from html import escape

from django.utils import translation

from accessibility.models import HumanRecording
from accessibility.readings import table
from accessibility.speech.engines import PACE, engine, voice_for
from accessibility.speech.plans import SOUND_VERSION
from accessibility.town import town_in_this_language
from documents.extraction.figures import keys_in
from documents.extraction.structure import plain_text
from documents.formats import look
from documents.formats.maker import Manuscript

WORDS, READINGS, VOICE, FIGURES, LOOK, LABELS = "words", "readings", "voice", "figures", "look", "labels"
EVERYTHING = frozenset({WORDS, READINGS, VOICE, FIGURES, LOOK, LABELS})


def parts_of(manuscript: Manuscript, *, figures: Collection[str]) -> dict[str, str]:
    """The digest of each part as it is now. ``figures`` are the keys, which are hashes, of those that are kept."""
    return {
        WORDS: digest(*_words(manuscript)),
        READINGS: digest(*_readings(manuscript)),
        VOICE: digest(*_voice(manuscript)),
        FIGURES: digest(*sorted(key for key in keys_in(manuscript.html) if key in figures)),
        LOOK: digest(*look.sources()),
        LABELS: digest(*_labels(manuscript)),
    }


def digest_of(kind: str, parts: Mapping[str, str], *, depends_on: frozenset[str], recipe: str) -> str:
    """Stands for all that a format of this kind is made from."""
    return digest(kind, recipe, *(f"{name}={parts[name]}" for name in sorted(depends_on)))


def digest(*pieces: object) -> str:
    """One name for some values in order."""
    return hashlib.sha256("\0".join(map(str, pieces)).encode()).hexdigest()


def _words(manuscript: Manuscript) -> list[object]:
    paper = manuscript
    easy = [paper.easy_title, paper.easy_html]
    return [paper.title, paper.issued_on, paper.html, paper.language, paper.by_machine, *easy]


def _readings(manuscript: Manuscript) -> list[tuple[str, ...]]:
    """The entries of the town's table that this text touches; what changes elsewhere in the table is no matter."""
    text = plain_text(f"<p>{escape(manuscript.title)}</p>{manuscript.html}{manuscript.easy_html}")
    return table.current(manuscript.page_id).touching(unicodedata.normalize("NFKC", text))


def _voice(manuscript: Manuscript) -> list[object]:
    """Who speaks. English names stand in every text, so their voice counts too."""
    voices = [engine().identity(voice_for(language)) for language in dict.fromkeys((manuscript.language, "en"))]
    people = HumanRecording.objects.of(manuscript.page_id or 0).in_use().values_list("folder", "used_at")
    return [SOUND_VERSION, PACE, *voices, *people]


def _labels(manuscript: Manuscript) -> list[object]:
    """What stands around the text: who issued it, where it is found, what it is about."""
    with translation.override(manuscript.language):
        town = town_in_this_language()
    paper = manuscript
    return [sorted(town.items()), paper.summary, paper.audience, paper.number, paper.short_address, paper.address]
