"""Which maker makes which format, and what each depends on: a change remakes only what depends on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from accessibility.speech.kinds import MP3, OGG, SAVER
from documents.formats.kinds import FormatKind
from documents.formats.maker import Maker
from documents.formats.parts import EVERYTHING, FIGURES, LABELS, LOOK, READINGS, VOICE, WORDS

PAPER = frozenset({WORDS, FIGURES, LOOK, LABELS})
PAPER_WITH_READINGS = PAPER | {READINGS}
SOUND = frozenset({WORDS, READINGS, VOICE, LABELS})
BOOK = SOUND | {FIGURES}
CELLS = frozenset({WORDS, READINGS, LABELS})


@dataclass(frozen=True, slots=True)
class Entry:
    """A maker by name, its choices, the parts (formats.parts) it depends on.

    By name: typesetting and speech weigh hundreds of megabytes, and only the worker that makes a format carries them.
    Raise ``recipe`` when the maker gets better: every document is then made anew in this format at its next turn.
    """

    maker: str
    depends_on: frozenset[str]
    choices: Mapping[str, Any] = field(default_factory=dict)
    recipe: str = "1"


_LARGE, _AUDIO = "documents.formats.print.LargePrint", "documents.formats.audio.Audio"
_TEXT = "documents.formats.plain_text.PlainText"
ENTRIES: dict[str, Entry] = {
    FormatKind.HTML: Entry("documents.formats.one_file.OneFile", PAPER_WITH_READINGS),
    FormatKind.TEXT: Entry(_TEXT, frozenset({WORDS, LABELS}), {"encoding": "utf-8"}),
    FormatKind.TEXT_SJIS: Entry(_TEXT, frozenset({WORDS, LABELS}), {"encoding": "shift-jis"}),
    FormatKind.VOICE_CODE: Entry("documents.formats.voice_code.VoiceCode", frozenset({WORDS, READINGS})),
    FormatKind.BOOKLET: Entry("documents.formats.booklet.Booklet", PAPER),
    # Made of the others (documents.making), when all of them are ready.
    FormatKind.ZIP: Entry("documents.formats.bundle.bundle", EVERYTHING),
    FormatKind.PDF: Entry("documents.formats.print.OrdinaryPrint", PAPER),
    FormatKind.LARGE_PRINT_18: Entry(_LARGE, PAPER, {"points": 18}),
    FormatKind.LARGE_PRINT_22: Entry(_LARGE, PAPER, {"points": 22}),
    FormatKind.LARGE_PRINT_26: Entry(_LARGE, PAPER, {"points": 26}),
    FormatKind.LARGE_PRINT_28: Entry(_LARGE, PAPER, {"points": 28}),
    FormatKind.RUBY_18: Entry(_LARGE, PAPER_WITH_READINGS, {"points": 18, "ruby": True}),
    FormatKind.RUBY_22: Entry(_LARGE, PAPER_WITH_READINGS, {"points": 22, "ruby": True}),
    FormatKind.RUBY_26: Entry(_LARGE, PAPER_WITH_READINGS, {"points": 26, "ruby": True}),
    FormatKind.RUBY_28: Entry(_LARGE, PAPER_WITH_READINGS, {"points": 28, "ruby": True}),
    FormatKind.EASY: Entry("documents.formats.print.EasyPrint", PAPER_WITH_READINGS),
    FormatKind.AUDIO_MP3: Entry(_AUDIO, SOUND, {"ending": MP3}),
    FormatKind.AUDIO_OGG: Entry(_AUDIO, SOUND, {"ending": OGG}),
    FormatKind.AUDIO_SAVER: Entry(_AUDIO, SOUND, {"ending": SAVER}),
    FormatKind.EPUB: Entry("documents.formats.books.epub.Epub", BOOK),
    FormatKind.DAISY: Entry("documents.formats.books.daisy.Daisy", BOOK),
    FormatKind.BRAILLE: Entry("documents.formats.braille.brf.Brf", CELLS),
    FormatKind.KANA: Entry("documents.formats.braille.kana.Kana", CELLS),
}


def register(kind: str, entry: Entry) -> None:
    """Add a format, from ``AppConfig.ready`` of whoever makes it."""
    if kind not in FormatKind.values:
        raise ValueError(f"no such kind: {kind}")
    if kind in ENTRIES:
        raise ValueError(f"registered twice: {kind}")
    if not entry.depends_on <= EVERYTHING:
        raise ValueError(f"no such part: {entry.depends_on - EVERYTHING}")
    ENTRIES[kind] = entry


def offered() -> Iterator[FormatKind]:
    """What this town offers, in the order of ``FormatKind``: everything there is a maker for, or what it chose."""
    chosen = settings.ENGAWA_FORMATS
    return (kind for kind in FormatKind if kind in ENTRIES and (not chosen or kind in chosen))


def maker_of(kind: str) -> Maker:
    """The maker of a format."""
    entry = ENTRIES[kind]
    maker: Maker = import_string(entry.maker)(**entry.choices)
    return maker
