"""What somebody typed, rewritten into a query of words that the index knows.

Whatever is typed gives a query that a database can answer: quotation marks, NUL and operators never get through,
because only letters and digits of the words found are put into it (the stock SQLite backend fails on ``"`` and blanks).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial

from modelsearch.query import (
    MATCH_ALL,
    MATCH_NONE,
    And,
    Boost,
    Fuzzy,
    MatchAll,
    Not,
    Or,
    Phrase,
    PlainText,
    SearchQuery,
)

from accessibility.search import synonyms, vocabulary
from accessibility.search.words import Word, heard, is_kana, letters, pairs_of_all, phrase_of, plain, question_words

# More words than anybody asks with, and than a database can bear.
MOST_WORDS = 24
SHORTEST_RUN = 3
MOST_WRITINGS = 6
Cut = Callable[[str], Iterable[SearchQuery]]


@dataclass(frozen=True, slots=True)
class Sought:
    """One word of a question: as typed, and every way in which a page may hold it.

    ``ways`` goes from the phrases that the index must hold to how that is written; empty when it is as typed.
    """

    typed: str
    ways: dict[tuple[str, ...], str] = field(default_factory=dict)
    is_light: bool = False

    def query(self) -> SearchQuery:
        """For a database."""
        return _joined(Or, [_joined(And, [Phrase(phrase) for phrase in phrases]) for phrases in self.ways])


class InIndexWords(SearchQuery):
    """A question that was understood already: it goes to the database as it is."""

    def __init__(self, words: list[Sought]) -> None:
        self.words = words

    def query(self) -> SearchQuery:
        """Pages that hold every word."""
        return _joined(And, [word.query() for word in self.words])


def understand(text: str) -> list[Sought]:
    """The words of a question."""
    return _understand(text, synonyms.current())


def _understand(text: str, table: synonyms.SynonymTable) -> list[Sought]:
    found: dict[str, Sought] = {}
    for chunk in plain(text).split():
        by_sound = is_kana(chunk) and len(chunk) >= SHORTEST_RUN
        heard_words = vocabulary.read_aloud(chunk, table.sounding) if by_sound else []
        if heard_words:
            words = [_heard(kana, writings, table) for kana, writings in heard_words]
        else:
            words = _with_synonyms(chunk, table)
        for word in words:
            found.setdefault(word.typed, word)
        if len(found) >= MOST_WORDS:
            break
    return list(found.values())[:MOST_WORDS]


def _heard(kana: str, writings: list[str], table: synonyms.SynonymTable) -> Sought:
    """A word that was typed by its sound, in each of its writings."""
    word = Sought(kana, {heard(kana): ""})
    for writing in writings[:MOST_WRITINGS]:
        cut = question_words(writing)
        for phrases in [phrase_of(writing), *(cut[0].alternatives if len(cut) == 1 else ())]:
            if phrases:
                word.ways.setdefault(phrases, "" if plain(writing) == kana else writing)
    return _and_others(word, table)


def _with_synonyms(chunk: str, table: synonyms.SynonymTable) -> list[Sought]:
    """Each word with its synonyms; words that are one expression together (障害のある方) count as one."""
    found, words = [], question_words(chunk, most=MOST_WORDS)
    place = 0
    while place < len(words):
        length = _expression_at(words[place : place + table.longest], table)
        here = words[place : place + length]
        ways = here[0].alternatives if length == 1 else [tuple(word.alternatives[0][0] for word in here)]
        typed = here[0].typed if length == 1 else chunk[here[0].begin : here[-1].end]
        is_light = length == 1 and here[0].is_light
        found.append(_and_others(Sought(typed, dict.fromkeys(ways, ""), is_light), table))
        place += length
    return found


def _expression_at(words: list[Word], table: synonyms.SynonymTable) -> int:
    for length in range(len(words), 1, -1):
        if table.of(tuple(word.alternatives[0][0] for word in words[:length])):
            return length
    return 1


def _and_others(word: Sought, table: synonyms.SynonymTable) -> Sought:
    for phrases in list(word.ways):
        for other, writing in table.of(phrases).items():
            word.ways.setdefault(other, writing)
    return word


def rewrite(query: SearchQuery, *, autocomplete: bool = False) -> SearchQuery:
    """The same question in the index's words, in the few shapes that both databases answer."""
    if isinstance(query, InIndexWords):
        return query.query()
    return _rewrite(query, beginnings if autocomplete else partial(_words, table=synonyms.current()))


def _rewrite(query: SearchQuery, cut: Cut) -> SearchQuery:
    if isinstance(query, (And, Or)):
        return _joined(type(query), [_rewrite(part, cut) for part in query.subqueries])
    if isinstance(query, Boost):
        return _rewrite(query.subquery, cut)
    if isinstance(query, Not):
        return _negated(_rewrite(query.subquery, cut))
    if isinstance(query, (PlainText, Phrase, Fuzzy)):
        join = Or if getattr(query, "operator", "and") == "or" else And
        return _joined(join, list(cut(query.query_string)))
    return query


def _words(text: str, table: synonyms.SynonymTable) -> Iterable[SearchQuery]:
    return [word.query() for word in _understand(text, table)]


def beginnings(text: str, *, most: int = 8) -> Iterable[SearchQuery]:
    """For choosers, which ask while somebody types: any part of a name is found by its pairs of characters."""
    for run in letters(plain(text)).split()[:most]:
        pairs = pairs_of_all(run[:64]).split()
        yield PlainText(run) if len(run) == 1 else Phrase(" ".join(pairs[:-1]))


def _is_nothing(query: SearchQuery) -> bool:
    return isinstance(query, Not) and isinstance(query.subquery, MatchAll)


def _negated(query: SearchQuery) -> SearchQuery:
    return MATCH_ALL if _is_nothing(query) else Not(query)


def _joined(join: type[And] | type[Or], parts: list[SearchQuery]) -> SearchQuery:
    """Parts joined, with "everything" and "nothing" worked out here: no database is asked about them."""
    if join is And:
        if not parts or any(_is_nothing(part) for part in parts):
            return MATCH_NONE
        parts = [part for part in parts if not isinstance(part, MatchAll)] or [MATCH_ALL]
    else:
        if any(isinstance(part, MatchAll) for part in parts):
            return MATCH_ALL
        parts = [part for part in parts if not _is_nothing(part)] or [MATCH_NONE]
    return parts[0] if len(parts) == 1 else join(parts)
