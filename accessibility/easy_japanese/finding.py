"""What the measuring has to say of one place in a text."""

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise

Words = str | Promise


class Rule(Enum):
    """What is looked at; the value names it in test files and style sheets."""

    LONG = "long"
    CLAUSES = "clauses"
    KANJI = "kanji"
    HARD_WORD = "hard_word"
    EXPLAIN = "explain"
    LOANWORD = "loanword"
    VAGUE = "vague"
    POINTING = "pointing"
    DOUBLE_NEGATIVE = "double_negative"
    MUST = "must"
    PASSIVE = "passive"
    HONORIFIC = "honorific"
    NOUN_CHAIN = "noun_chain"
    NOMINAL = "nominal"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    RANGE = "range"
    BRACKETS = "brackets"


class Weight(Enum):
    """How much it stands in the reader's way."""

    STRONG = "strong"
    WARN = "warn"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """One hard place: from ``start`` to ``end`` of the text, what is hard there, and what would be easier.

    ``instead`` is text to put in that very place; None where only a person can say how to write it.
    """

    start: int
    end: int
    rule: Rule
    what: Words
    suggestion: Words
    instead: str | None = None
    weight: Weight = Weight.WARN

    def applied_to(self, text: str) -> str:
        """``text`` with the suggestion in place."""
        if self.instead is None:
            raise ValueError("this finding has no text to put in")
        return text[: self.start] + self.instead + text[self.end :]
