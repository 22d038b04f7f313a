"""The town's words for the same thing (synonyms.yaml)."""

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from accessibility.search.words import phrase_of

FILE: Final = Path(__file__).with_name("synonyms.yaml")


class SynonymTableError(Exception):
    """The table is not a list of groups of words."""


def read_groups(path: Path = FILE) -> list[list[str]]:
    """The groups as written."""
    groups = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(groups, list) or not all(
        isinstance(group, list) and len(group) > 1 and all(isinstance(word, str) for word in group) for group in groups
    ):
        raise SynonymTableError(f"{path.name}: every line must be a group of two or more words: [妊婦, 妊産婦]")
    return groups


@cache
def _table() -> dict[tuple[str, ...], list[tuple[str, ...]]]:
    """From each word, as the index knows it, to the others of its groups."""
    table: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for group in read_groups():
        phrases = list(dict.fromkeys(phrase_of(word) for word in group))
        for phrase in phrases:
            table[phrase] += [other for other in phrases if other != phrase and other not in table[phrase]]
    return dict(table)


def synonyms_of(phrases: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Other ways to say it; none for most words."""
    return _table().get(phrases, [])
