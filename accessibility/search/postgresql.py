"""Japanese search on PostgreSQL's full-text search."""

from typing import Any

from modelsearch.backends.database.postgres import postgres as stock
from modelsearch.query import Phrase, SearchQuery

from accessibility.search.indexing import LearningIndex, WordIndexer, with_indexer
from accessibility.search.questions import rewrite


class _Indexer(WordIndexer, stock.ObjectIndexer):
    pass


class _WordIndex(stock.PostgresIndex):
    add_items = with_indexer(stock.PostgresIndex.add_items, _Indexer)


class _Index(LearningIndex, _WordIndex):
    pass


class _Question:
    """Both compilers: the question in the index's words, asked of the index and never of uncut columns."""

    autocomplete = False
    fields: list[str] | None
    query: SearchQuery

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.query = rewrite(self.query, autocomplete=self.autocomplete)

    def build_tsquery_content(self, query: Any, config: Any = None, invert: bool = False) -> Any:  # noqa: FBT001, FBT002
        """As stock does, but "not this phrase" is turned round: stock forgets it for phrases, and we ask only those."""
        if isinstance(query, Phrase) and invert:
            return ~super().build_tsquery_content(query, config=config)  # type: ignore[misc]
        return super().build_tsquery_content(query, config=config, invert=invert)  # type: ignore[misc]

    def get_search_vectors(self, search_query: Any) -> list[tuple[Any, Any]]:
        """The index's vectors; the title's alone when only titles are asked for."""
        vectors: list[tuple[Any, Any]] = self.get_index_vectors(search_query)  # type: ignore[attr-defined]
        only_title = self.fields is not None and set(self.fields) == {"title"}
        return vectors[:1] if only_title else vectors


class _SearchCompiler(_Question, stock.PostgresSearchQueryCompiler):
    pass


class _AutocompleteCompiler(_Question, stock.PostgresAutocompleteQueryCompiler):
    autocomplete = True


class PostgresBackend(stock.PostgresSearchBackend):
    """Wagtail's PostgreSQL search with Japanese words."""

    index_class = _Index
    query_compiler_class = _SearchCompiler
    autocomplete_query_compiler_class = _AutocompleteCompiler

    def __init__(self, params: dict[str, Any]) -> None:
        # Our words are already normal forms: a stemmer for another language would only damage them.
        super().__init__({"SEARCH_CONFIG": "simple", **params})

    def ranked_ids(self, queryset: Any, query: SearchQuery, *, most: int) -> list[int]:
        """Ids of the queryset's objects for a question, best first."""
        # Not through search(), which refuses querysets that are filtered by what is no field of the index.
        compiler = _SearchCompiler(queryset, query)
        found = compiler.search(compiler.get_config(self), None, None, backend=self)
        return list(found.values_list("pk", flat=True)[:most])
