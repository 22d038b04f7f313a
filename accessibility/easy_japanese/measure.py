"""Measures a text: every hard place, and what there is to say of the whole."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from accessibility.easy_japanese.finding import Finding, Rule, Weight
from accessibility.easy_japanese.passage import Passage, Sentence
from accessibility.easy_japanese.rules import figures, grammar, kanji, requests, shape, words
from accessibility.readings.grades import school_year

# In easy Japanese about three of ten characters are kanji; more look like a wall.
KANJI_IN_HUNDRED = 30
LONGEST = 20_000

RULES: tuple[Callable[[Passage], Iterable[Finding]], ...] = (
    shape.long_sentences,
    shape.many_clauses,
    grammar.double_negatives,
    grammar.duties,
    grammar.passives,
    kanji.vague_words,
    requests.wrapped_in_deference,
    grammar.deference,
    words.hard_words_in,
    words.loanwords,
    shape.nominal_style,
    shape.noun_chains,
    figures.days,
    figures.times,
    figures.ranges,
    figures.numbers,
    shape.brackets,
    shape.pointing_words,
    kanji.hard_kanji,
)
# About how words are put together, so what is said of a word inside is told as well.
_WIDE = {
    Rule.LONG,
    Rule.CLAUSES,
    Rule.BRACKETS,
    Rule.NOUN_CHAIN,
    Rule.NOMINAL,
    Rule.DOUBLE_NEGATIVE,
    Rule.MUST,
    Rule.PASSIVE,
}


@dataclass(frozen=True)
class SentenceReport:
    """One sentence with what was found in it."""

    sentence: Sentence
    findings: tuple[Finding, ...]

    @property
    def is_easy(self) -> bool:
        """Nothing but hints."""
        return all(finding.weight is Weight.HINT for finding in self.findings)


@dataclass(frozen=True)
class Report:
    """Everything there is to say of a text."""

    passage: Passage
    findings: tuple[Finding, ...]

    @cached_property
    def sentences(self) -> list[SentenceReport]:
        """Each sentence with its findings."""
        return [SentenceReport(sentence, tuple(self._within(sentence))) for sentence in self.passage.sentences]

    def _within(self, sentence: Sentence) -> Iterator[Finding]:
        return (finding for finding in self.findings if sentence.start <= finding.start < sentence.end)

    @cached_property
    def count(self) -> Counter[Rule]:
        """How often each rule had something to say."""
        return Counter(finding.rule for finding in self.findings)

    @property
    def kanji_in_hundred(self) -> int:
        """How many of a hundred characters are kanji."""
        letters = [letter for letter in self.passage.text if letter.strip()]
        return round(100 * sum(bool(kanji.HAN.match(letter)) for letter in letters) / max(1, len(letters)))

    @cached_property
    def kanji_by_year(self) -> Counter[int]:
        """How many kanji of each school year (7: secondary school, 8: never taught)."""
        return Counter(school_year(letter) for letter in self.passage.text if kanji.HAN.match(letter))

    @property
    def verdict(self) -> str:
        """One sentence. In words, because a mark out of a hundred would say more than anybody knows."""
        if not self.sentences:
            return _("まだ文がありません。")
        easy = sum(sentence.is_easy for sentence in self.sentences)
        if easy == len(self.sentences):
            return _("どの文も、やさしく書けています。")
        if easy * 4 >= len(self.sentences) * 3:
            return _("ほとんどの文が、やさしく書けています。もう少しです。")
        if easy * 2 >= len(self.sentences):
            return _("半分くらいの文が、やさしく書けています。")
        return _("むずかしい文が多いです。短く分けることから始めてください。")

    @property
    def summary(self) -> list[str]:
        """What was counted, in sentences."""
        easy = sum(sentence.is_easy for sentence in self.sentences)
        lines = [
            _("%(all)dの文のうち、%(easy)dの文はそのままで大丈夫です。") % {"all": len(self.sentences), "easy": easy}
        ]
        if many := self.count[Rule.LONG]:
            lines.append(_("長い文が%(count)dあります。") % {"count": many})
        if many := self.count[Rule.HARD_WORD] + self.count[Rule.LOANWORD] + self.count[Rule.EXPLAIN]:
            lines.append(_("むずかしい言葉が%(count)dあります。") % {"count": many})
        share = {"share": self.kanji_in_hundred, "most": KANJI_IN_HUNDRED}
        lines.append(_("漢字は、100文字のうち%(share)d文字です（めやすは%(most)d文字まで）。") % share)
        if after := self.kanji_by_year[7] + self.kanji_by_year[8]:
            lines.append(_("小学校で習わない漢字が%(count)d文字あります。") % {"count": after})
        return lines


def measure(text: str) -> Report:
    """Look at ``text`` with every rule. Beyond 20,000 characters nothing is looked at."""
    passage = Passage(text[:LONGEST].replace("\r\n", "\n").replace("\r", "\n"))
    found = [finding for rule in RULES for finding in rule(passage)]
    return Report(passage, tuple(sorted(_told_once(found), key=lambda finding: (finding.start, -finding.end))))


def _told_once(found: list[Finding]) -> Iterator[Finding]:
    """Of two findings on the same words the earlier rule's is told; a place to put text in beats one without."""
    kept: list[Finding] = []
    narrow = sorted((f for f in found if f.rule not in _WIDE), key=lambda f: (f.instead is None, -(f.end - f.start)))
    for finding in narrow:
        if not any(other.start < finding.end and finding.start < other.end for other in kept):
            kept.append(finding)
    yield from kept
    yield from (finding for finding in found if finding.rule in _WIDE)
