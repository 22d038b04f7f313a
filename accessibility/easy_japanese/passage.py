"""A text as the rules look at it: its tokens and its sentences, each with its place."""

import re
from dataclasses import dataclass
from functools import cached_property

from sudachipy import SplitMode

from accessibility.search.words import tokenizer

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*[」』）)]*")
# Sudachi refuses texts of more than 49,149 bytes.
_PIECE = 8_000
_HAN = re.compile(r"[々一-鿿]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, cut short (申請・書, not 申請書), with its dictionary form and how it is inflected."""

    start: int
    end: int
    surface: str
    lemma: str
    normal: str
    kind: str
    sort: str
    use: str
    conjugation: str
    form: str
    reading: str

    @property
    def is_noun(self) -> bool:
        """Nouns and what is stuck to them."""
        return self.kind == "名詞" or (self.kind == "接尾辞" and self.sort == "名詞的")

    @property
    def makes_verbs(self) -> bool:
        """提出 becomes 提出する."""
        return "サ変" in self.use

    @property
    def is_name(self) -> bool:
        """Of a person or place: it must stay."""
        return self.sort == "固有名詞"

    @property
    def has_kanji(self) -> bool:
        """Whether anybody needs to know a kanji for it."""
        return bool(_HAN.search(self.surface))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and where it stands."""

    start: int
    end: int
    text: str

    @property
    def length(self) -> int:
        """Characters to read, spaces not counted."""
        return len("".join(self.text.split()))


class Passage:
    """A text with all that the rules ask of it."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def tokens(self) -> list[Token]:
        """Every word in order."""
        found = []
        for line in re.finditer(rf"[^\n]{{1,{_PIECE}}}", self.text):
            found += _tokens(line[0], line.start())
        return found

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Every sentence with anything to read in it."""
        found = []
        for match in _SENTENCE.finditer(self.text):
            stripped = match[0].strip()
            if re.search(r"\w", stripped):
                start = match.start() + match[0].index(stripped)
                found.append(Sentence(start, start + len(stripped), stripped))
        return found

    @cached_property
    def starts(self) -> dict[int, int]:
        """Which token begins at a place."""
        return {token.start: number for number, token in enumerate(self.tokens)}

    @cached_property
    def ends(self) -> dict[int, int]:
        """Which token ends at a place."""
        return {token.end: number for number, token in enumerate(self.tokens)}

    def token(self, number: int) -> Token:
        """The token of that number; beyond either end one that is nothing."""
        return self.tokens[number] if 0 <= number < len(self.tokens) else NOTHING


NOTHING = Token(-1, -1, "", "", "", "", "", "", "", "", "")


def _tokens(line: str, offset: int) -> list[Token]:
    found = []
    for morpheme in tokenizer().tokenize(line, SplitMode.A):
        kind, sort, use, _none, conjugation, form = morpheme.part_of_speech()
        found.append(
            Token(
                offset + morpheme.begin(),
                offset + morpheme.end(),
                morpheme.surface(),
                morpheme.dictionary_form(),
                morpheme.normalized_form(),
                kind,
                sort,
                use,
                conjugation,
                form,
                morpheme.reading_form(),
            )
        )
    return found
