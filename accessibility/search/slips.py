"""What was probably meant when what was typed finds nothing."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from accessibility.search import synonyms, vocabulary
from accessibility.search.vocabulary import Guess, guesses
from accessibility.search.words import is_kana, plain

# A whole sentence is no slip of the keyboard.
LONGEST: Final = 30
SHORTEST: Final = 4
MOST_CHUNKS: Final = 4
MOST_TRIES: Final = 5
_SCRIPTS: Final = re.compile(r"[ぁ-ゖー]+|[ァ-ヺー]+|[一-龯々㐀-䶿]+|[a-z0-9]+")
Finds = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Attempt:
    """A question in other words."""

    text: str
    far: float


def misheard(text: str) -> str:
    """The question with the one word of the pages that its kana sound like, although they could be cut otherwise.

    よやくひっき is 予約 and 筆記 to a dictionary, and pages may hold both; whoever typed it meant 要約筆記.
    """
    chunks = plain(text).split()
    mended = [_one_word(chunk) or chunk for chunk in chunks[:MOST_CHUNKS]] + chunks[MOST_CHUNKS:]
    return "" if mended == chunks else " ".join(mended)


def _one_word(chunk: str) -> str:
    if not is_kana(chunk) or not SHORTEST <= len(chunk) <= LONGEST:
        return ""
    if len(vocabulary.read_aloud(chunk, synonyms.current().sounding)) == 1:
        return ""
    return next((guess.word for guess in guesses(chunk) if guess.far < 1), "")


def mend(text: str, finds: Finds) -> str:
    """The nearest question that finds something; empty when there is none."""
    chunks = plain(text).split()
    if not chunks or len(chunks) > MOST_CHUNKS:
        return ""
    mended = [chunk if finds(chunk) else _mend_chunk(chunk, finds) for chunk in chunks]
    whole = " ".join(mended)
    return whole if all(mended) and mended != chunks and (len(chunks) == 1 or finds(whole)) else ""


def _mend_chunk(chunk: str, finds: Finds) -> str:
    if len(chunk) > LONGEST:
        return ""
    attempts = sorted([*_whole(chunk), *_in_part(chunk, finds)], key=lambda attempt: attempt.far)
    return next((attempt.text for attempt in attempts[:MOST_TRIES] if finds(attempt.text)), "")


def _whole(chunk: str) -> Iterator[Attempt]:
    for guess in guesses(chunk):
        yield Attempt(guess.word, guess.far)
    if is_kana(chunk):
        for word in vocabulary.beginning_with(chunk, most=2):
            yield Attempt(word, 2)
    if len(chunk) > 1:
        for word in vocabulary.containing(chunk, most=1):
            yield Attempt(word, 3)


def _in_part(chunk: str, finds: Finds) -> Iterator[Attempt]:
    """One run of letters of one kind exchanged (コミニケーションの講座): the rest of the chunk is right."""
    runs = list(_SCRIPTS.finditer(chunk))
    if len(runs) < 2:
        return
    for run in runs:
        if len(run[0]) >= SHORTEST - 1 and not finds(run[0]):
            for guess in _best(run[0]):
                yield Attempt(chunk[: run.start()] + guess.word + chunk[run.end() :], guess.far + 0.5)


def _best(run: str) -> list[Guess]:
    return guesses(run, most=2)
