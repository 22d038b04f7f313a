"""Precision and recall of the measuring on labelled sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from accessibility.easy_japanese.finding import Rule
from accessibility.easy_japanese.measure import measure

HERE = Path(__file__).parent
SHARED = settings.BASE_DIR.parent / "shared"
GROUPS = {
    "word": {Rule.HARD_WORD, Rule.EXPLAIN, Rule.LOANWORD, Rule.VAGUE, Rule.KANJI},
    "clauses": {Rule.CLAUSES},
    "negative": {Rule.DOUBLE_NEGATIVE},
    "must": {Rule.MUST},
    "passive": {Rule.PASSIVE},
    "polite": {Rule.HONORIFIC},
    "chain": {Rule.NOUN_CHAIN},
    "nominal": {Rule.NOMINAL},
    "date": {Rule.DATE},
    "time": {Rule.TIME},
    "number": {Rule.NUMBER},
    "range": {Rule.RANGE},
    "brackets": {Rule.BRACKETS},
    "pointing": {Rule.POINTING},
}
Place = tuple[int, int]


@dataclass
class Score:
    """How many labels were found, and how many findings were labelled."""

    labels: int = 0
    found: int = 0
    said: int = 0
    right: int = 0

    @property
    def recall(self) -> float:
        return self.found / max(1, self.labels)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.said)


def own(half: str) -> list[dict[str, Any]]:
    return yaml.safe_load((HERE / "own.yaml").read_text(encoding="utf-8"))[half]


def real() -> Iterator[dict[str, Any]]:
    """Real sentences that are still found in their files."""
    for label in yaml.safe_load((HERE / "real.yaml").read_text(encoding="utf-8")):
        text = _text_of(SHARED / label["file"])
        place = text.find(label["begins"])
        if place >= 0:
            sentence = re.match(r"[^。！？!?\n]+[。！？!?]?", text[place:])
            yield {**label, "text": sentence[0] if sentence else ""}


def _text_of(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp932")


def score(sentences: list[dict[str, Any]]) -> Score:
    total = Score()
    for labelled in sentences:
        for group, rules in GROUPS.items():
            _add(total, labelled["text"], _places(labelled, group), rules)
    return total


def _places(labelled: dict[str, Any], group: str) -> list[Place]:
    """Every place of the labelled words: what is hard once is hard each time."""
    text = labelled["text"]
    return [match.span() for words in labelled.get(group, []) for match in re.finditer(re.escape(words), text)]


def _add(total: Score, text: str, labels: list[Place], rules: set[Rule]) -> None:
    said = [(f.start, f.end, f.rule) for f in measure(text).findings if f.rule in rules]
    total.labels += len(labels)
    total.found += sum(any(_meet(label, (start, end)) for start, end, _rule in said) for label in labels)
    # A kanji beyond primary school is a hint beside the words, not a claim about them.
    claims = [(start, end) for start, end, rule in said if rule is not Rule.KANJI]
    total.said += len(claims)
    total.right += sum(any(_meet(label, claim) for label in labels) for claim in claims)


def _meet(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def mistakes(sentences: list[dict[str, Any]]) -> Iterator[str]:
    """For whoever tunes: what was missed and what was said for nothing."""
    for labelled in sentences:
        for group, rules in GROUPS.items():
            text, labels = labelled["text"], _places(labelled, group)
            said = [f for f in measure(text).findings if f.rule in rules]
            for label in labels:
                if not any(_meet(label, (f.start, f.end)) for f in said):
                    yield f"missed {group} {text[slice(*label)]} in {text[:40]}"
            for f in said:
                if f.rule is not Rule.KANJI and not any(_meet(label, (f.start, f.end)) for label in labels):
                    yield f"in vain {f.rule.value} {text[f.start : f.end]} in {text[:40]}"
