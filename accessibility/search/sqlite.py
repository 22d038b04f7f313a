"""Japanese search on SQLite's FTS5."""

from typing import Any

from django.db.models import FloatField, Func
from modelsearch.backends.database.sqlite import sqlite as stock
from modelsearch.query import SearchQuery

from accessibility.search.indexing import WordIndexer, with_indexer
from accessibility.search.questions import rewrite


class Rank(Func):
    """FTS5's bm25, where a word in the title (the third column) weighs five times as much as one in the text."""

    output_field = FloatField()

    def as_sql(self, *_args: Any, **_context: Any) -> tuple[str, tuple[str | int, ...]]:
        """The function over the whole table, as FTS5 wants it."""
        table = stock.SQLiteFTSIndexEntry._meta.db_table  # noqa: SLF001 -- Django's documented API has this name
        return f"bm25({table}, 1.0, 1.0, 5.0)", ()


class _Indexer(WordIndexer, stock.ObjectIndexer):
    pass


class _Index(stock.SQLiteIndex):
    add_items = with_indexer(stock.SQLiteIndex.add_items, _Indexer)


class _Question:
    """Both compilers: the question in the index's words, asked of the two columns there are."""

    autocomplete = False
    fields: list[str] | None
    query: SearchQuery

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.query = rewrite(self.query, autocomplete=self.autocomplete)
        if self.fields is not None and not self.autocomplete:
            # FTS5 has the columns title and body only; a model's own field names would be an SQL error.
            self.fields = sorted({"title" if name == "title" else "body" for name in self.fields})
        else:
            self.fields = None

    def _build_rank_expression(self, vectors: Any, config: Any) -> Rank:  # noqa: ARG002
        """One rank for the whole question.

        Stock multiplies (1 + bm25) word by word, and bm25 is negative, so the order flips; and it favours short
        titles even where the word stands in the text only.
        """
        return Rank()


class _SearchCompiler(_Question, stock.SQLiteSearchQueryCompiler):
    pass


class _AutocompleteCompiler(_Question, stock.SQLiteAutocompleteQueryCompiler):
    autocomplete = True


class SQLiteBackend(stock.SQLiteSearchBackend):
    """Wagtail's SQLite search with Japanese words."""

    index_class = _Index
    query_compiler_class = _SearchCompiler
    autocomplete_query_compiler_class = _AutocompleteCompiler
