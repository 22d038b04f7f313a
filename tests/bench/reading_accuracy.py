"""How many words of real event files get the right furigana: the whole ruby, on the right characters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from accessibility.readings.words import words

FOLDER = Path(__file__).parent / "reading_words"
HALVES = ("tuned", "held-out")
_PIECE = re.compile(r"\{([^|}]+)\|([^}]+)\}|([^{}])")


@dataclass(frozen=True, slots=True)
class Ruby:
    """A reading over a stretch of characters."""

    start: int
    end: int
    reading: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A word that was read, as it should be and as it was."""

    word: str
    fragment: str
    right: tuple[Ruby, ...]
    read: tuple[Ruby, ...]
    is_right: bool

    def __str__(self) -> str:
        said = [" ".join(ruby.reading for ruby in rubies) for rubies in (self.right, self.read)]
        return f"{self.word}: {said[0]}, not {said[1] or 'nothing'} (…{self.fragment}…)"


def share(judged: list[Judged]) -> float:
    """Right ones of a hundred."""
    return 100 * sum(each.is_right for each in judged) / len(judged)


def judge(half: str) -> list[Judged]:
    """Each word of a half once. What both halves hold counts in the tuned one only."""
    seen = set(map(_key, _of("tuned"))) if half == "held-out" else set()
    found = []
    for each in _of(half):
        if _key(each) not in seen:
            seen.add(_key(each))
            found.append(each)
    return found


def _key(judged: Judged) -> tuple[str, str]:
    return judged.word, "".join(ruby.reading for ruby in judged.right)


def fragments(half: str) -> list[str]:
    """What was read, as it stands in the files."""
    return ["".join(_plain(chunk, 0)[0] for chunk in marked.split(" ")) for marked in _marked(half)]


def _of(half: str) -> Iterator[Judged]:
    for marked in _marked(half):
        yield from _judged(marked)


def _marked(half: str) -> Iterator[str]:
    for line in (FOLDER / f"{half}.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")[1]


def _judged(marked: str) -> Iterator[Judged]:
    fragment, place, expected = "", 0, list[tuple[int, int, tuple[Ruby, ...]]]()
    for chunk in marked.split(" "):
        text, rubies = _plain(chunk, place)
        expected.append((place, place + len(text), rubies))
        fragment, place = fragment + text, place + len(text)
    read = list(_rubies(fragment))
    right = {ruby for ruby in read if _is_tiled(ruby, [each for *_span, rubies in expected for each in rubies])}
    for start, end, rubies in expected:
        if rubies:
            over = tuple(ruby for ruby in read if ruby.start < end and ruby.end > start)
            covered = {place for ruby in over for place in range(ruby.start, ruby.end)}
            whole = all(set(range(ruby.start, ruby.end)) <= covered for ruby in rubies)
            yield Judged(fragment[start:end], fragment, rubies, over, whole and right.issuperset(over))


def _plain(chunk: str, place: int) -> tuple[str, tuple[Ruby, ...]]:
    text, rubies = "", []
    for base, reading, character in _PIECE.findall(chunk):
        start = place + len(text)
        text += base or character
        if base:
            rubies.append(Ruby(start, start + len(base), reading))
    return text, tuple(rubies)


def _rubies(fragment: str) -> Iterator[Ruby]:
    place = 0
    for word in words(fragment):
        if word.reading:
            yield Ruby(place, place + len(word.text), word.reading)
        place += len(word.text)


def _is_tiled(ruby: Ruby, pieces: list[Ruby]) -> bool:
    """Whether right readings of neighbouring characters make up this one."""
    inside = [piece for piece in pieces if ruby.start <= piece.start and piece.end <= ruby.end]
    lengths = sum(piece.end - piece.start for piece in inside)
    return lengths == ruby.end - ruby.start and "".join(piece.reading for piece in inside) == ruby.reading
