"""The index side, for both databases: what is stored are words, not sentences."""

from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any

from modelsearch.index import AutocompleteField, RelatedFields

from accessibility.search.words import index_words, pairs_of_all


class WordIndexer:
    """Put before a database's own ``ObjectIndexer``: cuts every text of an object into words."""

    def prepare_field(self, obj: Any, field: Any) -> Iterator[tuple[Any, ...]]:
        """The fields of an object with their words; related objects' fields come through here once each."""
        prepared = super().prepare_field(obj, field)  # type: ignore[misc]
        if isinstance(field, RelatedFields):
            yield from prepared
            return
        cut = pairs_of_all if isinstance(field, AutocompleteField) else index_words
        for *head, text in prepared:
            yield (*head, cut(text))


def with_indexer(method: Callable[..., None], indexer: type) -> Callable[..., None]:
    """The index's own ``add_items``, making ``indexer`` instead of the class it names in its module.

    modelsearch offers no other way to exchange it. A copy of the function sees our class as its global name; the
    module itself stays untouched, so that threads and other backends never notice.
    """
    names = {**method.__globals__, "ObjectIndexer": indexer}
    return FunctionType(method.__code__, names, method.__name__, method.__defaults__)
