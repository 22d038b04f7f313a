"""The index side, for both databases: what is stored are words, not sentences."""

from collections.abc import Callable, Iterable, Iterator
from types import FunctionType
from typing import Any

from modelsearch.index import AutocompleteField, RelatedFields

from accessibility.search.vocabulary import learn
from accessibility.search.words import index_words, pairs_of_all


class LearningIndex:
    """Put before a database's own index: what is indexed teaches the vocabulary its words."""

    def add_items(self, model: Any, objs: Iterable[Any]) -> None:
        """Index, then learn."""
        objects = list(objs)
        super().add_items(model, objects)  # type: ignore[misc]
        learn(objects)


class WordIndexer:
    """Put before a database's own ``ObjectIndexer``: cuts every text of an object into words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Title, body and choosers ask for every field once each.
        self._cut: dict[tuple[Callable[[str], str], str], str] = {}

    def prepare_field(self, obj: Any, field: Any) -> Iterator[tuple[Any, ...]]:
        """The fields of an object with their words; related objects' fields come through here once each."""
        prepared = super().prepare_field(obj, field)  # type: ignore[misc]
        if isinstance(field, RelatedFields):
            yield from prepared
            return
        cut = pairs_of_all if isinstance(field, AutocompleteField) else index_words
        for *head, text in prepared:
            if (cut, text) not in self._cut:
                self._cut[cut, text] = cut(text)
            yield (*head, self._cut[cut, text])


def with_indexer(method: Callable[..., None], indexer: type) -> Callable[..., None]:
    """The index's own ``add_items``, making ``indexer`` instead of the class it names in its module.

    modelsearch offers no other way to exchange it. A copy of the function sees our class as its global name; the
    module itself stays untouched, so that threads and other backends never notice.
    """
    names = {**method.__globals__, "ObjectIndexer": indexer}
    return FunctionType(method.__code__, names, method.__name__, method.__defaults__)
