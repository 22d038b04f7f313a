"""A document as a book: parts from heading to heading, each with its text, its sound, and what is heard when."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate, count

from django.utils import translation
from django.utils.translation import gettext as _
from lxml.html import HtmlElement

from accessibility.models import HumanRecording
from accessibility.speech import human, mp3
from accessibility.speech.cues import DELAYS, Cue
from accessibility.speech.engines import attribution
from accessibility.speech.kinds import MP3
from accessibility.speech.plans import Plan
from accessibility.speech.recordings import Programme, join, plan
from accessibility.town import town_in_this_language
from accessibility.when import day_in_words
from documents.extraction.figures import told
from documents.formats.audio import reader_of
from documents.formats.books.marking import inside, named, places, texts
from documents.formats.books.pictures import Picture, pictures_in
from documents.formats.maker import Manuscript, Progress, untold

HEADINGS = ("h1", "h2", "h3", "h4")
FRAME = mp3.SAMPLES_A_FRAME / 24_000


@dataclass(frozen=True, slots=True)
class Heard:
    """What shows a stretch of a part's sound; times are seconds from the beginning of the part's file."""

    place: str
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in its part; ``level`` 1 is the title's. ``place`` is what shows its words while they are heard."""

    text: str
    level: int
    element: str
    place: str


@dataclass(slots=True)
class Part:
    """What stands between two headings: its blocks, its sound, and the places of its sentences."""

    number: int
    blocks: list[HtmlElement]
    sound: bytes = b""
    heard: tuple[Heard, ...] = ()
    headings: tuple[Heading, ...] = ()
    before: float = 0.0

    @property
    def title(self) -> str:
        """The words of its first heading."""
        return self.headings[0].text if self.headings else ""

    @property
    def seconds(self) -> float:
        """How long its sound is."""
        return self.heard[-1].end if self.heard else 0.0


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that both kinds of book are made of."""

    manuscript: Manuscript
    parts: list[Part]
    pictures: list[Picture]
    voices: str
    town: dict[str, str]

    @property
    def seconds(self) -> float:
        """How long it is to hear."""
        return sum(part.seconds for part in self.parts)

    @property
    def headings(self) -> Iterator[tuple[Part, Heading]]:
        """All headings with their parts, in order."""
        return ((part, heading) for part in self.parts for heading in part.headings)


def book_of(
    manuscript: Manuscript, *, starts: Sequence[str], longest: int = sys.maxsize, progress: Progress = untold
) -> Book:
    """Speak the document (sentences spoken before are taken from the store) and cut it at headings named in ``starts``.

    A part longer than ``longest`` characters is cut between two blocks.
    """
    with translation.override(manuscript.language):
        town = town_in_this_language()
        tree = named(_title(manuscript) + manuscript.html)
        pictures = pictures_in(tree, manuscript.figures)
        planned = _planned(manuscript, tree)
        person = reader_of(manuscript, planned)
        voices = _voices(planned, person)
        tree.extend(_about(manuscript, town, voices))
    planned = _planned(manuscript, tree)
    programme = _programme(planned, person, progress)
    shown = places(tree, [spoken.sentence for spoken in planned.spoken])
    parts = [Part(number, blocks) for number, blocks in enumerate(_cut(tree, starts, longest, set(shown)), start=1)]
    _give_sound(parts, shown, programme.cues[MP3], list(mp3.frames(programme.files[MP3])))
    return Book(manuscript, parts, pictures, voices, town)


def _planned(manuscript: Manuscript, tree: HtmlElement) -> Plan:
    """Pictures are told in the words of the other sound, so that the kept sentences serve here too."""
    title, language = manuscript.title, manuscript.language
    return plan(told(inside(tree)), title=title, language=language, page_id=manuscript.page_id)


def _voices(planned: Plan, person: HumanRecording | None) -> str:
    if person is None:
        return attribution(spoken.voice for spoken in planned.spoken)
    beside = human.voices_beside(person, planned)
    return human.attribution(person, attribution(beside) if beside else "")


def _programme(planned: Plan, person: HumanRecording | None, progress: Progress) -> Programme:
    """The town's voice, or somebody of the town where they read the page aloud."""
    made = count(1)

    def between() -> None:
        progress(min(1.0, next(made) / len(planned.keys)))

    if person is None:
        return join(planned, kinds=[MP3], between=between)
    return human.programme_of_parts(person, planned, between=between)


def _title(manuscript: Manuscript) -> str:
    issued = _("%(day)s 発行。") % {"day": day_in_words(manuscript.issued_on)}
    return f"<h1>{escape(manuscript.title)}</h1><p>{escape(issued)}</p>"


def _about(manuscript: Manuscript, town: dict[str, str], voices: str) -> list[HtmlElement]:
    """What stands at the end of a paper: who issued it, how to ask, whose voice is heard."""
    lines = [
        _("この資料は、文字の取り出しにも声にも機械を使って作りました。") if manuscript.by_machine else "",
        _("発行：%(department)s") % town,
        _("電話：%(phone)s（%(phone_hours)s）") % town,
        _("資料番号：%s") % manuscript.number if manuscript.number else "",
        _("この資料のページ：%s") % manuscript.short_address if manuscript.short_address else "",
        _("声：%s") % voices if voices else "",
    ]
    html = f"<h2>{escape(_('この資料について'))}</h2>" + "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    return list(named(html, prefix="a"))


def _cut(tree: HtmlElement, starts: Sequence[str], longest: int, shown: set[str]) -> Iterator[list[HtmlElement]]:
    """A heading that nobody hears begins no part: players find parts by what they say first."""
    blocks: list[HtmlElement] = []
    for block in tree:
        is_start = block.tag in starts and any(each.get("id") in shown for each in block.iter())
        is_long = texts([*blocks, block]) > longest and bool(blocks) and blocks[-1].tag not in HEADINGS
        if blocks and (is_start or is_long):
            yield blocks
            blocks = []
        blocks.append(block)
    yield blocks


def _give_sound(parts: list[Part], shown: list[str], cues: list[Cue], frames: list[bytes]) -> None:
    """Cut the sound where parts begin: always between two frames, because each sentence is made of whole ones."""
    part_of = {
        element.get("id"): part.number - 1
        for part in parts
        for block in part.blocks
        for element in block.iter()
        if element.get("id")
    }
    # Words that are shown by what stands before them are heard where they come all the same.
    numbers = list(accumulate((part_of[place] for place in shown), max))
    starts = [round((cue.start - DELAYS[MP3]) / FRAME) for cue in cues] + [len(frames)]
    before = 0.0
    for number, part in enumerate(parts):
        own = [place for place, of in enumerate(numbers) if of == number]
        part.before = before
        if own:
            first, last = starts[own[0]], starts[own[-1] + 1]
            part.sound = b"".join(frames[first:last])
            heard = [Heard(shown[n], (starts[n] - first) * FRAME, (starts[n + 1] - first) * FRAME) for n in own]
            part.heard = tuple(_merged(heard))
            before += part.seconds
        part.headings = tuple(_headings(part))


def _merged(heard: list[Heard]) -> Iterator[Heard]:
    """What is shown by the same place one after the other is one stretch."""
    held = heard[0]
    for one in heard[1:]:
        if one.place == held.place:
            held = Heard(held.place, held.begin, one.end)
        else:
            yield held
            held = one
    yield held


def _headings(part: Part) -> Iterator[Heading]:
    shown = {heard.place for heard in part.heard}
    for block in part.blocks:
        if block.tag not in HEADINGS:
            continue
        inner = [each.get("id") for each in block.iter() if each.get("id") in shown]
        if inner:
            text = " ".join(block.text_content().split())
            yield Heading(text, int(block.tag[1]), block.get("id") or "", inner[0])
