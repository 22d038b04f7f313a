"""The town's reading table (読み辞書) as furigana and speech use it."""

import hashlib
import time
import unicodedata
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from django.db.models.signals import post_delete, post_save

from accessibility.models import ReadingEntry
from accessibility.readings.kana import HAS_HAN, hiragana, said
from accessibility.readings.places_of_words import Found, find

__all__ = ["ReadingTable", "current", "everywhere", "forget", "watch"]

# Another process may have changed the table; a page with furigana should not ask the database every time.
REMEMBERED_SECONDS = 5.0
WORDS = Path(__file__).parent / "data" / "words.tsv"


@cache
def everywhere() -> dict[str, str]:
    """Words of every town hall that Open JTalk reads wrongly or doubtfully. A town's own entry goes first."""
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


@dataclass(frozen=True, slots=True)
class ReadingTable:
    """Words and their readings in hiragana; ``version`` names the content.

    ``readings`` hold on every page and are what Open JTalk's dictionary is given; ``page_readings`` hold on one page
    alone and go before them. Open JTalk has one dictionary in a process, so those never go into it.
    """

    readings: dict[str, str]
    version: str = field(default="")
    # The words that the town itself put in.
    own: frozenset[str] = frozenset()
    without_kanji: dict[str, str] = field(default_factory=dict)
    # None where the page has no words of its own.
    page_id: int | None = None
    page_readings: dict[str, str] = field(default_factory=dict)

    def touching(self, text: str) -> list[tuple[str, ...]]:
        """The entries that may change how ``text`` is read: a change elsewhere must not spoil what is kept."""
        entries: list[tuple[str, ...]] = [
            (surface, self.readings[surface], *(["own"] if surface in self.own else []))
            for surface in self.found_in(text)
        ]
        return entries + [(text[word.start : word.end], word.reading, "page") for word in self.of_page_in(text)]

    def of_page_in(self, text: str) -> list[Found]:
        """Where the page's own words with kanji stand in ``text``, as it is written."""
        words = {word: reading for word, reading in self.page_readings.items() if HAS_HAN.search(word)}
        return find(text, words) if words else []

    def in_kana(self, text: str) -> str:
        """``text`` for the voice: what Open JTalk's dictionary cannot tell it is put into kana, the rest stays.

        These are the page's own words, and those of the town without kanji (SDGs), which would be spelled before any
        dictionary saw them.
        """
        told = self.without_kanji | self.page_readings
        return _with_kana(text, find(text, told)) if told else text

    def all_in_kana(self, text: str) -> str:
        """The same with every word of the town, for voices that cannot be given the town's table."""
        return _with_kana(text, find(text, self.readings | self.page_readings))

    def found_in(self, text: str) -> list[str]:
        """The words of the table that stand in ``text``."""
        return [surface for surface in self.readings if surface in text]

    def fingerprint(self, text: str) -> str:
        """Stands for ``text`` and all that decides how it is read."""
        said = repr((text, self.touching(unicodedata.normalize("NFKC", text))))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _with_kana(text: str, found: list[Found]) -> str:
    """Katakana, which Open JTalk takes for one name: of hiragana it would make は and へ particles."""
    parts, place = [], 0
    for word in found:
        parts += [text[place : word.start], said(word.reading)]
        place = word.end
    return "".join(parts) + text[place:]


class _Remembered:
    """The tables last read in this process: the town's, and those of pages with words of their own."""

    table: ReadingTable | None = None
    of_pages: dict[int, ReadingTable] = {}
    read_at = 0.0


def current(page_id: int | None = None) -> ReadingTable:
    """The table as it is now, or was a few seconds ago; with the words of the page, if it has any."""
    age = time.monotonic() - _Remembered.read_at
    if _Remembered.table is None or age > REMEMBERED_SECONDS:
        _Remembered.table, _Remembered.of_pages = _read()
        _Remembered.read_at = time.monotonic()
    return _Remembered.table if page_id is None else _Remembered.of_pages.get(page_id, _Remembered.table)


def _read() -> tuple[ReadingTable, dict[int, ReadingTable]]:
    rows = ReadingEntry.objects.order_by("page_id").values_list("page_id", "surface", "reading")
    words: dict[int | None, dict[str, str]] = {
        page_id: {unicodedata.normalize("NFKC", word): hiragana(kana) for _page, word, kana in entries}
        for page_id, entries in groupby(rows, key=itemgetter(0))
    }
    own = words.pop(None, {})
    readings = everywhere() | own
    version = hashlib.sha256(repr((sorted(readings.items()), sorted(own))).encode()).hexdigest()[:16]
    without_kanji = {word: kana for word, kana in own.items() if not HAS_HAN.search(word)}
    town = ReadingTable(readings, version, frozenset(own), without_kanji)
    return town, {page_id: _of_page(town, page_id, found) for page_id, found in words.items() if page_id is not None}


def _of_page(town: ReadingTable, page_id: int, found: dict[str, str]) -> ReadingTable:
    version = hashlib.sha256(repr((town.version, sorted(found.items()))).encode()).hexdigest()[:16]
    return replace(town, version=version, page_id=page_id, page_readings=found)


def forget(**_signal: Any) -> None:
    """Read the table again at the next question."""
    _Remembered.table = None


def watch() -> None:
    """Notice changes made in this process at once."""
    post_save.connect(forget, sender=ReadingEntry, dispatch_uid="accessibility.readings.saved")
    post_delete.connect(forget, sender=ReadingEntry, dispatch_uid="accessibility.readings.deleted")
