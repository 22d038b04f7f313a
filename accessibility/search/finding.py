"""The search that visitors use: pages for a question, and what was done to find them."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import QuerySet
from wagtail.search.backends import get_search_backend

from accessibility.search import slips, vocabulary
from accessibility.search.questions import InIndexWords, Sought, understand
from accessibility.search.words import is_kana

# Nobody leafs through more; beyond this the count says 「以上」.
MOST: Final = 1_000
MOST_HINTS: Final = 5
_HAS_HIRAGANA: Final = re.compile(r"[ぁ-ゖ]")


@dataclass(frozen=True, slots=True)
class Found:
    """Page ids, best first; the words they were found by; and the words used instead of what was typed, if any."""

    ids: list[int]
    words: list[Sought] = field(default_factory=list)
    instead: str = ""


def find(text: str, pages: QuerySet[Any], *, exactly: bool = False) -> Found:
    """Pages for a question. Unless it is to be taken exactly, a slip is mended when that finds something."""
    if not exactly and (meant := slips.misheard(text)) and (found := _ask(meant, pages)).ids:
        return Found(found.ids, found.words, meant)
    found = _ask(text, pages)
    if found.ids or exactly:
        return found
    if meant := slips.mend(text, lambda question: bool(_ask(question, pages, most=1).ids)):
        mended = _ask(meant, pages)
        return Found(mended.ids, mended.words, meant)
    return _without_light_words(found.words, pages) or found


def _without_light_words(words: list[Sought], pages: QuerySet[Any]) -> Found | None:
    """「手すりをつけたい」 is asked as 「手すり」 when nobody wrote 「つける」."""
    weighty = [word for word in words if not word.is_light]
    if not 0 < len(weighty) < len(words):
        return None
    ids = _ids(weighty, pages)
    return Found(ids, weighty, " ".join(word.typed for word in weighty)) if ids else None


def _ask(text: str, pages: QuerySet[Any], *, most: int = MOST) -> Found:
    words = understand(text)
    return Found(_ids(words, pages, most=most), words)


def _ids(words: list[Sought], pages: QuerySet[Any], *, most: int = MOST) -> list[int]:
    if not words:
        return []
    ids: list[int] = get_search_backend().ranked_ids(pages, InIndexWords(words), most=most)
    return ids


def hints(text: str, pages: QuerySet[Any]) -> list[str]:
    """Questions near this one that do find something: its words one by one, and words that begin like it."""
    words = understand(text)
    tries = [word.typed for word in words if len(words) > 1]
    for chunk in text.split()[:2]:
        tries += [guess.word for guess in vocabulary.guesses(chunk, most=3)]
        tries += vocabulary.beginning_with(chunk, most=3) if is_kana(chunk) else []
    unique = [word for word in dict.fromkeys(tries) if word != text and _says_something(word)][: 2 * MOST_HINTS]
    return [word for word in unique if _ask(word, pages, most=1).ids][:MOST_HINTS]


def _says_something(word: str) -> bool:
    """A single kanji with its ending, or two kana, may stand anywhere."""
    return len(word) >= 3 or (len(word) == 2 and not _HAS_HIRAGANA.search(word))
