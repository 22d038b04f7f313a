"""A page to be heard, from heading to heading: the parts that a person's reading is set beside."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from accessibility.speech.plans import Plan, Spoken
from accessibility.speech.script import seconds_of


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it; before the first heading, what the page begins with."""

    title: str
    level: int
    spoken: tuple[Spoken, ...]

    @property
    def words(self) -> str:
        """A fingerprint of what is written: how the voice reads it does not matter to a person."""
        parts = repr([(each.sentence.language, each.sentence.text) for each in self.spoken])
        return hashlib.sha256(parts.encode()).hexdigest()[:32]

    @property
    def lengths(self) -> list[float]:
        """About how long each sentence takes with the pause after it, in seconds."""
        return [seconds_of(each.sentence) for each in self.spoken]


def sections_of(planned: Plan) -> list[Section]:
    """In order. The first begins with the first sentence, whatever it is."""
    groups: list[list[Spoken]] = []
    for spoken in planned.spoken:
        if not groups or spoken.sentence.level:
            groups.append([])
        groups[-1].append(spoken)
    return [_section(group) for group in groups]


def _section(group: Sequence[Spoken]) -> Section:
    first = group[0].sentence
    return Section(first.text, first.level, tuple(group))
