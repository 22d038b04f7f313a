"""Japanese search on SQLite's FTS5."""

from typing import Any

from django.db.models import FloatField, Func
from modelsearch.backends.database.sqlite import sqlite as stock
from modelsearch.query import SearchQuery

from accessibility.search.indexing import LearningIndex, WordIndexer, with_indexer
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


class _WordIndex(stock.SQLiteIndex):
    add_items = with_indexer(stock.SQLiteIndex.add_items, _Indexer)


class _Index(LearningIndex, _WordIndex):
    pass


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
    def ranked_ids(self, *, most: int) -> list[int]:
        """Ids, best first, asking the index once for all.

        Stock asks it again for the rank of every single page, and the rank of one looks at all others.
        """
        match = stock.MatchExpression(self.FTS_TABLE_FIELDS, self.build_search_query(stock.normalize(self.query)))
        types = stock.get_descendants_content_types_pks(self.queryset.model)
        entries = stock.SQLiteFTSIndexEntry.objects.filter(match, index_entry__content_type__in=types)
        ranked = entries.annotate(score=Rank()).order_by("score", "-index_entry_id")
        # Drafts and pages in other languages are in the index too: some more are taken than are wanted.
        ids = [int(pk) for pk in ranked.values_list("index_entry__object_id", flat=True)[: 3 * most + 100]]
        wanted = set(self.queryset.filter(pk__in=ids).values_list("pk", flat=True))
        return [pk for pk in ids if pk in wanted][:most]


class _AutocompleteCompiler(_Question, stock.SQLiteAutocompleteQueryCompiler):
    autocomplete = True


class SQLiteBackend(stock.SQLiteSearchBackend):
    """Wagtail's SQLite search with Japanese words."""

    index_class = _Index
    query_compiler_class = _SearchCompiler
    autocomplete_query_compiler_class = _AutocompleteCompiler

    def ranked_ids(self, queryset: Any, query: SearchQuery, *, most: int) -> list[int]:
        """Ids of the queryset's objects for a question, best first."""
        return _SearchCompiler(queryset, query).ranked_ids(most=most)
