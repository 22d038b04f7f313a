"""The town's words for the same thing: what staff keep in the CMS, begun with the groups of synonyms.yaml."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import yaml
from django.apps.registry import Apps
from django.db import transaction
from django.db.models import Count, Max

from accessibility.models import SynonymGroup, words_of_a_group
from accessibility.search.words import phrase_of, question_words, reading_in, reading_of

FILE: Final = Path(__file__).with_name("synonyms.yaml")
Phrase = tuple[str, ...]


class SynonymFileError(Exception):
    """The file is not a list of groups of words."""


def read_groups(path: Path = FILE) -> list[list[str]]:
    """The groups as shipped."""
    groups = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(groups, list) or not all(
        isinstance(group, list) and len(group) > 1 and all(isinstance(word, str) for word in group) for group in groups
    ):
        raise SynonymFileError(f"{path.name}: every line must be a group of two or more words: [妊婦, 妊産婦]")
    return groups


def after_migration(apps: Apps | None = None, **_signal: Any) -> None:
    """The shipped groups are there as soon as their table is (a migration may also take the table away)."""
    if apps is None or "synonymgroup" in apps.all_models["accessibility"]:
        bring_shipped_groups()


@transaction.atomic
def bring_shipped_groups() -> None:
    """Put the shipped groups into the table, under the first word of each.

    What staff have changed or switched off stays as they left it.
    """
    known = {group.shipped_as: group for group in SynonymGroup.objects.exclude(shipped_as="")}
    for words in read_groups():
        written = "、".join(words)
        group = known.get(words[0])
        if group is None:
            SynonymGroup.objects.create(words=written, shipped_as=words[0], shipped_words=written)
        elif group.words == group.shipped_words != written:
            group.words = group.shipped_words = written
            group.save()


@dataclass(frozen=True, slots=True)
class SynonymTable:
    """Every word of a group, as the index knows it, with the others: as the index knows them and as they are written.

    ``longest`` is how many words of a question one entry may take up (障害 の ある 方). ``sounding`` goes from a
    reading to the words that sound so: a word that no page holds can still be typed by its sound.
    """

    others: dict[Phrase, dict[Phrase, str]] = field(default_factory=dict)
    longest: int = 1
    sounding: dict[str, list[str]] = field(default_factory=dict)

    def of(self, phrase: Phrase) -> dict[Phrase, str]:
        """Other ways to say it, with how staff write them; none for most words."""
        return self.others.get(phrase, {})


class _Remembered:
    """The table last made in this process, and of what."""

    version: tuple[int, datetime | None] | None = None
    table = SynonymTable()


def current() -> SynonymTable:
    """The table as it is now. Asking costs one small query, so that a change is true at once in every process."""
    found = SynonymGroup.objects.aggregate(count=Count("pk"), latest=Max("changed_at"))
    version = (found["count"], found["latest"])
    if version != _Remembered.version:
        _Remembered.table = table_of(
            words_of_a_group(group.words) for group in SynonymGroup.objects.filter(in_use=True)
        )
        _Remembered.version = version
    return _Remembered.table


def table_of(groups: Iterable[list[str]]) -> SynonymTable:
    """The groups made ready to be looked up. A word in two groups has the others of both."""
    others: dict[Phrase, dict[Phrase, str]] = defaultdict(dict)
    sounding: dict[str, list[str]] = defaultdict(list)
    for words in groups:
        for word in words:
            sounding[reading_of(word)].append(word)
        phrases = {phrase: word for word in reversed(words) for phrase in _phrases_of(word)}
        for phrase, written in phrases.items():
            others[phrase] |= {other: word for other, word in phrases.items() if word != written}
    sounding.pop("", None)
    return SynonymTable(dict(others), max((len(phrase) for phrase in others), default=1), dict(sounding))


def _phrases_of(word: str) -> list[Phrase]:
    """As the index knows it: by its words, and inside longer ones by its characters (マタニティ in マタニティヨガ)."""
    cut = question_words(word)
    by_characters = [way for way in cut[0].alternatives[1:] if not reading_in(way[0])] if len(cut) == 1 else []
    return [phrase for phrase in [phrase_of(word), *by_characters] if phrase]
