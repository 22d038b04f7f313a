"""A page to be heard, from heading to heading: the parts that a person's reading is set beside."""

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from accessibility.speech.pages_in_words import is_only_said
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
        """A fingerprint of the letters that stand on the page: how the voice reads them does not matter to a person."""
        written = [each.sentence.text for each in self.spoken if not is_only_said(each.sentence.text)]
        letters = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", "".join(written))))
        return hashlib.sha256(letters.encode()).hexdigest()[:32]

    @property
    def lengths(self) -> list[float]:
        """About how long each sentence takes with the pause after it; nobody reads out what is only said."""
        return [0.0 if is_only_said(each.sentence.text) else seconds_of(each.sentence) for each in self.spoken]

    @property
    def first_words(self) -> str:
        """The sentence after the heading, by which one finds the place."""
        written = [each.sentence.text for each in self.spoken[1:] if not is_only_said(each.sentence.text)]
        return written[0] if written else ""


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
