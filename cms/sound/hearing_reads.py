"""The sentences of a draft as staff hear them: what is written, what is said, what is new."""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.translation import gettext as _

from accessibility.models import PageRecording, ReadingEntry
from accessibility.readings.kana import HAN
from accessibility.readings.places_of_words import is_in
from accessibility.speech import draft_sound, page_recordings
from accessibility.speech.drafts import Draft, Named
from accessibility.speech.kinds import MP3
from accessibility.speech.script import estimated_seconds, sentences
from cms.gate.content import PageContent, Part
from cms.models import BasePage
from cms.sound.otherwise import Choice, Way, chosen

# What may be read wrongly: kanji with what belongs to them (鶴ヶ島, 3丁目), and words in other letters (SDGs).
_MAY_BE_WRONG = re.compile(
    rf"[0-9０-９]*(?:[{HAN}][0-9０-９]*|(?<=[{HAN}])[ヶケヵカ](?=[{HAN}]))+|[A-Za-zＡ-Ｚａ-ｚ][\w'’&-]*", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence."""

    number: int
    text: str
    language: str
    level: int
    # What the voice says, in katakana; "" while nobody has asked the voice yet.
    said: str
    # Whether the public does not hear it so now.
    is_new: bool
    # Whether staff chose these words in the place of what stands there.
    is_instead: bool


@dataclass(frozen=True, slots=True)
class Hearing:
    """All sentences of a draft."""

    draft: Draft
    lines: list[Line]
    seconds: float

    @property
    def new(self) -> int:
        """How many sentences are spoken when it is published."""
        return sum(line.is_new for line in self.lines)

    @property
    def waits(self) -> bool:
        """Whether the worker has not read all of it yet."""
        return any(line.language == "ja" and not line.said for line in self.lines)


def named(page: Any, version: str) -> Named:
    """The page's newest draft."""
    return Named(page.pk, page.latest_revision_id or 0, version)


def hearing(draft: Draft) -> Hearing:
    """The draft beside what the public hears."""
    kana, heard, instead = draft_sound.kana(draft), _heard_by_the_public(draft.named), _said_instead(draft)
    lines = [
        Line(
            number,
            spoken.sentence.text,
            spoken.sentence.language,
            spoken.sentence.level,
            kana.get(spoken.words, ""),
            spoken.key not in heard,
            spoken.sentence.text in instead,
        )
        for number, spoken in enumerate(draft.planned.spoken, start=1)
    ]
    return Hearing(draft, lines, estimated_seconds(draft.page.main_html()))


def _heard_by_the_public(asked: Named) -> set[str]:
    page = page_recordings.page_to_hear(asked.page_id, asked.version)
    return {spoken.key for spoken in page_recordings.plan_of(page).spoken} if page else set()


def _said_instead(draft: Draft) -> set[str]:
    page = getattr(draft.page, "page", draft.page)
    words = [choice.words for _block, choice in chosen(page) if choice.way == Way.WORDS]
    return {sentence.text for each in words for sentence in sentences(f"<p>{escape(each)}</p>")}


def otherwise(page: BasePage) -> list[tuple[Part, Choice]]:
    """The blocks of the newest draft that are not simply read, with what staff chose for each."""
    draft = page.get_latest_revision_as_object()
    choices = {block.id: choice for block, choice in chosen(draft)}
    parts = [(part, choices.get(part.path.partition(".")[2])) for part in PageContent(draft).parts]
    return [(part, choice) for part, choice in parts if choice]


def words_to_mend(text: str) -> list[str]:
    """Each once, in order."""
    return list(dict.fromkeys(_MAY_BE_WRONG.findall(text)))


def sentences_with(word: str, draft: Draft) -> int:
    """How many sentences of the draft say it."""
    return sum(is_in(word, spoken.sentence.text) for spoken in draft.planned.spoken) if word else 0


def what_follows(entry: ReadingEntry, before: Draft, after: Draft) -> str:
    """What a mended reading sets going, in words: how many sentences are spoken again, and where."""
    words = {"entry": str(entry), "here": _touched(before, after)}
    if entry.page_id:
        said = _("「%(entry)s」を、このページだけの読みにしました。このページの%(here)d文だけ、声を作り直します。")
        return said % words
    said = _(
        "「%(entry)s」を読み辞書に入れました。このページの%(here)d文と、ほかのページの%(others)d文だけ、声を作り直します。"
    )
    return said % (words | {"others": said_elsewhere(entry.surface, than=before.named.page_id)})


def _touched(before: Draft, after: Draft) -> int:
    known = {spoken.key for spoken in before.planned.spoken}
    return sum(spoken.key not in known for spoken in after.planned.spoken)


def said_elsewhere(surface: str, *, than: int) -> int:
    """How many sentences of other pages' recordings have the word, as far as they have been made."""
    # Keys of JSON are no columns, so each page's sentences are looked through, without its times in other kinds.
    kept = PageRecording.objects.exclude(page_id=than).filter(manner="", is_human=False)
    sentences = (cue["text"] for cues in kept.values_list(f"cues__{MP3}", flat=True).iterator() for cue in cues or [])
    return sum(is_in(surface, text) for text in sentences)
