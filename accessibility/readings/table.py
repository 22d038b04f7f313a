"""The town's reading table (読み辞書) as furigana and speech use it."""

import hashlib
import time
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models.signals import post_delete, post_save

from accessibility.models import ReadingEntry

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
    """Words and their readings in hiragana; ``version`` names the content."""

    readings: dict[str, str]
    version: str = field(default="")
    # The words that the town itself put in.
    own: frozenset[str] = frozenset()

    def touching(self, text: str) -> list[tuple[str, ...]]:
        """The entries that may change how ``text`` is read: a change elsewhere must not spoil what is kept."""
        found = [(surface, self.readings[surface]) for surface in self.found_in(text)]
        return [(*entry, "own") if entry[0] in self.own else entry for entry in found]

    def found_in(self, text: str) -> list[str]:
        """The words of the table that stand in ``text``."""
        return [surface for surface in self.readings if surface in text]

    def fingerprint(self, text: str) -> str:
        """Stands for ``text`` and all that decides how it is read."""
        said = repr((text, self.touching(unicodedata.normalize("NFKC", text))))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def hiragana(kana: str) -> str:
    """Katakana as hiragana; everything else stays."""
    return "".join(chr(ord(letter) - 96) if "ァ" <= letter <= "ヶ" else letter for letter in kana)


def katakana(kana: str) -> str:
    """Hiragana as katakana; everything else stays."""
    return "".join(chr(ord(letter) + 96) if "ぁ" <= letter <= "ゖ" else letter for letter in kana)


class _Remembered:
    """The table last read in this process."""

    table: ReadingTable | None = None
    read_at = 0.0


def current() -> ReadingTable:
    """The table as it is now, or was a few seconds ago."""
    age = time.monotonic() - _Remembered.read_at
    if _Remembered.table is None or age > REMEMBERED_SECONDS:
        _Remembered.table = _read()
        _Remembered.read_at = time.monotonic()
    return _Remembered.table


def _read() -> ReadingTable:
    entries = ReadingEntry.objects.values_list("surface", "reading")
    own = {unicodedata.normalize("NFKC", word): hiragana(kana) for word, kana in entries}
    readings = everywhere() | own
    version = hashlib.sha256(repr((sorted(readings.items()), sorted(own))).encode()).hexdigest()[:16]
    return ReadingTable(readings, version, frozenset(own))


def forget(**_signal: Any) -> None:
    """Read the table again at the next question."""
    _Remembered.table = None


def watch() -> None:
    """Notice changes made in this process at once."""
    post_save.connect(forget, sender=ReadingEntry, dispatch_uid="accessibility.readings.saved")
    post_delete.connect(forget, sender=ReadingEntry, dispatch_uid="accessibility.readings.deleted")
