"""What somebody typed, rewritten into a query of words that the index knows.

Whatever is typed gives a query that a database can answer: quotation marks, NUL and operators never get through,
because only letters and digits of the words found are put into it (the stock SQLite backend fails on ``"`` and blanks).
"""

from collections.abc import Iterable

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

from accessibility.search.synonyms import synonyms_of
from accessibility.search.words import Word, letters, pairs_of_all, plain, question_words


def rewrite(query: SearchQuery, *, autocomplete: bool = False) -> SearchQuery:
    """The same question in the index's words, in the few shapes that both databases answer."""
    if isinstance(query, (And, Or)):
        return _joined(type(query), [rewrite(part, autocomplete=autocomplete) for part in query.subqueries])
    if isinstance(query, Boost):
        return rewrite(query.subquery, autocomplete=autocomplete)
    if isinstance(query, Not):
        return _negated(rewrite(query.subquery, autocomplete=autocomplete))
    if isinstance(query, (PlainText, Phrase, Fuzzy)):
        join = Or if getattr(query, "operator", "and") == "or" else And
        parts = beginnings(query.query_string) if autocomplete else words(query.query_string)
        return _joined(join, list(parts))
    return query


def words(text: str) -> Iterable[SearchQuery]:
    """One query per word of the text, with its spellings, parts, reading and synonyms as alternatives."""
    return [_word(word) for word in question_words(text)]


def _word(word: Word) -> SearchQuery:
    known = list(word.alternatives)
    known += [synonym for phrases in word.alternatives for synonym in synonyms_of(phrases) if synonym not in known]
    return _joined(Or, [_joined(And, [Phrase(phrase) for phrase in phrases]) for phrases in dict.fromkeys(known)])


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
