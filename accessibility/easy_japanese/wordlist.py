"""Our own table of hard words and easy wording (``words.yaml``), ready to be looked for in a text."""

from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

import yaml

from accessibility.easy_japanese.passage import Passage, Token
from accessibility.easy_japanese.verbs import Verb, verb

FILE = Path(__file__).with_name("words.yaml")
LOANWORDS = Path(__file__).with_name("loanwords.yaml")

VERB_ENDINGS = "うくぐすつぬぶむる"


class Sort(Enum):
    """How a word is looked for."""

    DOING = "提出する"
    VERB = "赴く"
    PLAIN = "対象者"


@dataclass(frozen=True, slots=True)
class Entry:
    """One hard word. ``looked_for`` is what stands in texts: 提出 for 提出する."""

    word: str
    easy: str
    explain: str
    note: str
    sort: Sort
    looked_for: str
    lemma: str = ""
    normal: str = ""

    @property
    def easier_verb(self) -> Verb:
        """The easy wording of what is done."""
        return verb(self.easy)


def _entry(raw: dict[str, str]) -> Entry:
    word = raw["word"]
    easy, explain, note = raw.get("easy", ""), raw.get("explain", ""), raw.get("note", "")
    is_verb = bool(easy) and easy[-1] in VERB_ENDINGS
    if is_verb and word.endswith("する"):
        return Entry(word, easy, explain, note, Sort.DOING, word.removesuffix("する"))
    tokens = Passage(word).tokens
    last = tokens[-1]
    # に関する ends with a verb, but what is written instead does not.
    if is_verb and last.kind == "動詞" and last.surface == last.lemma:
        before = "".join(token.surface for token in tokens[:-1])
        return Entry(word, easy, explain, note, Sort.VERB, before, last.lemma, last.normal)
    return Entry(word, easy, explain, note, Sort.PLAIN, word)


class WordList:
    """The table, by the first letter of what is looked for, the longest first; verbs by their dictionary form."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = entries
        self._by_letter: dict[str, list[Entry]] = {}
        self._verbs: dict[str, list[Entry]] = {}
        for entry in sorted(entries, key=lambda entry: -len(entry.looked_for)):
            if entry.sort is Sort.VERB:
                for name in {entry.lemma, entry.normal}:
                    self._verbs.setdefault(name, []).append(entry)
            else:
                self._by_letter.setdefault(entry.looked_for[0], []).append(entry)

    def at(self, passage: Passage, token: Token) -> Entry | None:
        """The longest entry that begins with ``token`` and ends where a word ends."""
        for entry in self._by_letter.get(token.surface[0], ()):
            end = token.start + len(entry.looked_for)
            if passage.text.startswith(entry.looked_for, token.start) and end in passage.ends:
                last = passage.ends[end]
                if not (passage.token(last).kind == "動詞" and passage.token(last + 1).kind == "助動詞"):
                    return entry  # 締め切り, but not 締め切ります
        return None

    def verb_at(self, passage: Passage, token: Token) -> Entry | None:
        """The verb whose inflected part is ``token``, with what stands before it (差し控える)."""
        if token.kind != "動詞":
            return None
        found = list(self._verbs.get(token.lemma, []))
        if token.has_kanji:
            # In kana alone かかる may be any of five verbs.
            found += self._verbs.get(token.normal, [])
        return next((entry for entry in found if passage.text.endswith(entry.looked_for, 0, token.start)), None)


@cache
def hard_words() -> WordList:
    """Read once for each process."""
    return WordList([_entry(raw) for raw in yaml.safe_load(FILE.read_text(encoding="utf-8"))])


@cache
def known_loanwords() -> frozenset[str]:
    """Words in katakana that nearly everybody in Japan has met."""
    return frozenset(yaml.safe_load(LOANWORDS.read_text(encoding="utf-8"))["known"])


@cache
def hard_loanwords() -> dict[str, str]:
    """Words in katakana that have an easy wording."""
    easier: dict[str, str] = yaml.safe_load(LOANWORDS.read_text(encoding="utf-8"))["easier"]
    return easier
