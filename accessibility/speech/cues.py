"""Which sentence sounds when: for the player's highlight, chapters, subtitles and DAISY."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from accessibility.speech import claims
from accessibility.speech.kinds import MP3
from accessibility.speech.plans import Plan, Spoken
from accessibility.speech.tags import Chapter

Lengths = dict[str, float]
# What MP3 puts before the first sound of each piece (measured in ffmpeg's and Chromium's decoder): 1,105 samples at
# 24 kHz. Opus has nothing of the kind.
DELAYS = {MP3: 1105 / 24_000}


@dataclass(frozen=True, slots=True)
class Cue:
    """One sentence in its place, in seconds. ``end`` is where its pause begins.

    ``text`` is what stands on the page, ``words`` what is said; ``level`` is a heading's (1-6), 0 otherwise;
    ``element`` is the id of the nearest element of the page that has one.
    """

    start: float
    end: float
    text: str
    language: str = "ja"
    level: int = 0
    element: str | None = None
    words: str = ""


def cues_of(planned: Plan, ending: str) -> list[Cue]:
    """The sentences made so far, from the first on: what comes after one that is not made has no place yet."""
    return list(_in_place(planned, ending, lengths_of(planned, ending)))


def lengths_of(planned: Plan, ending: str) -> Lengths:
    """How long each sentence and each pause lasts that has been made, by key."""
    return {key: seconds[ending] for key, seconds in claims.lengths(planned.keys).items() if ending in seconds}


def _in_place(planned: Plan, ending: str, lengths: Lengths) -> Iterator[Cue]:
    place, delay = 0.0, DELAYS.get(ending, 0.0)
    for spoken in planned.spoken:
        if spoken.key not in lengths or spoken.pause_key not in lengths:
            return
        yield cue_at(spoken, place + delay, place + lengths[spoken.key])
        place += lengths[spoken.key] + lengths[spoken.pause_key]


def cue_at(spoken: Spoken, start: float, end: float) -> Cue:
    """The sentence in its place."""
    sentence = spoken.sentence
    named = (sentence.text, sentence.language, sentence.level, sentence.element, spoken.words)
    return Cue(round(start, 3), round(end, 3), *named)


def chapters_of(cues: list[Cue], *, title: str, seconds: float) -> list[Chapter]:
    """From heading to heading; the title's chapter is the first, whatever the page begins with."""
    starts = [(cue.start, cue.text) for cue in cues if cue.level]
    if not starts or starts[0][0] > max(DELAYS.values()):
        starts.insert(0, (0.0, title))
    starts[0] = (0.0, starts[0][1])
    ends = [start for start, _title in starts[1:]] + [seconds]
    return [Chapter(start, end, text) for (start, text), end in zip(starts, ends, strict=True)]


def as_json(cues: list[Cue]) -> list[dict[str, Any]]:
    """To be kept."""
    return [asdict(cue) for cue in cues]


def from_json(kept: list[dict[str, Any]]) -> list[Cue]:
    """As they were kept."""
    return [Cue(**each) for each in kept]


def told(planned: Plan, cues: list[Cue]) -> list[dict[str, Any]]:
    """All sentences for a player: those without a place yet have neither start nor end."""
    return [
        {
            "text": spoken.sentence.text,
            "level": spoken.sentence.level,
            "element": spoken.sentence.element,
            "lang": spoken.sentence.language,
            **({"start": cues[place].start, "end": cues[place].end} if place < len(cues) else {}),
        }
        for place, spoken in enumerate(planned.spoken)
    ]
