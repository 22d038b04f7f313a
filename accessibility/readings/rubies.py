"""Sentences with their readings marked, made once for every level and kept: in this process, and in the database.

A reading is kept as ``MARK year base SAYS reading END``. The year is that of the base's latest-taught kanji (grades); a
letter stands in its place where the word is a name of the town's own table. A level is then one substitution.
"""

from collections.abc import Iterable
from functools import lru_cache

from django.utils import timezone

from accessibility.models import FuriganaText
from accessibility.readings import table
from accessibility.readings.grades import school_year
from accessibility.readings.words import Word, words

# Raise it when words are read or cut otherwise than before: what is kept then counts no more.
RULES_VERSION = "7"
# Control characters, because no text with readings holds them (furigana.py leaves such text alone).
MARK, SAYS, END = "\x01", "\x02", "\x03"
# SQLite takes so many values in one query without asking.
BATCH = 500
YEARS, YEARS_OF_NAMES = "12345678", "abcdefgh"


def marked_sentences(texts: set[str], page_id: int | None = None) -> dict[str, str]:
    """Each text with its readings marked. Open JTalk is asked only for what nobody has asked before."""
    readings = table.current(page_id)
    names = {_digest(readings.version, text, readings.page_id): text for text in texts}
    found = {digest: kept for digest in names if (kept := _kept.get(digest)) is not None}
    missing = [digest for digest in names if digest not in found]
    if missing:
        stored = _stored(missing)
        made = {digest: marked(words(names[digest], page_id)) for digest in missing if digest not in stored}
        _store(made)
        _kept.update(stored | made)
        found |= stored | made
    return {names[digest]: annotated for digest, annotated in found.items()}


def keep(texts: set[str], page_id: int | None = None) -> None:
    """Make what is kept of these count as new."""
    readings = table.current(page_id)
    digests = [_digest(readings.version, text, readings.page_id) for text in texts]
    for start in range(0, len(digests), BATCH):
        FuriganaText.objects.filter(digest__in=digests[start : start + BATCH]).update(made_at=timezone.now())


def marked(found: Iterable[Word]) -> str:
    """Words as one string with marks."""
    return "".join(
        f"{MARK}{_year(word)}{word.text}{SAYS}{word.reading}{END}" if word.reading else word.text for word in found
    )


def _year(word: Word) -> str:
    year = max((school_year(kanji) for kanji in word.text if not kanji.isdigit()), default=1)
    return (YEARS_OF_NAMES if word.is_name else YEARS)[year - 1]


@lru_cache(maxsize=20_000)
def _digest(_version: str, text: str, page_id: int | None) -> str:
    """Remembered with the table's version, because asking which entries touch a text costs more than the answer.

    A sentence without a word of the page's own has the same digest on every page.
    """
    return table.current(page_id).fingerprint(f"furigana {RULES_VERSION} {text}")


class _Kept:
    """The sentences this process used last."""

    LIMIT = 20_000

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def get(self, digest: str) -> str | None:
        return self._texts.get(digest)

    def update(self, texts: dict[str, str]) -> None:
        """Start afresh when full: simpler than an order of use, and the database still has them."""
        if len(self._texts) > self.LIMIT:
            self._texts.clear()
        self._texts.update(texts)

    def clear(self) -> None:
        self._texts.clear()


_kept = _Kept()


def forget_kept() -> None:
    """What this process keeps; the database still has it."""
    _kept.clear()


def _stored(digests: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for start in range(0, len(digests), BATCH):
        rows = FuriganaText.objects.filter(digest__in=digests[start : start + BATCH])
        found |= dict(rows.values_list("digest", "annotated"))
    return found


def _store(made: dict[str, str]) -> None:
    """Two pages may read the same sentence at once; either's will do."""
    rows = [FuriganaText(digest=digest, annotated=annotated) for digest, annotated in made.items()]
    FuriganaText.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)
