"""The words that stand in the town's pages: what is typed by ear or with a slip is looked up here.

Filled while pages are indexed. Words of pages that are gone stay until ``manage.py renew_search_words``; whoever shows
a word from here makes sure first that it still finds something.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q
from modelsearch.index import SearchField
from wagtail.models import Page

from accessibility.models import SearchWord
from accessibility.readings import table
from accessibility.search import sounds
from accessibility.search.words import Entry, entries, is_kana, plain, reading_of

LONGEST: Final = 40
NOTHING: Final[Mapping[str, list[str]]] = {}
# Longer texts are read word by word: nobody types their compounds, and there would be too many.
SHORT_TEXT: Final = 400
SHORTEST_SOUND, SHORTEST_SHAPE = 4, 3
_BATCH: Final = 400


def learn(objects: Iterable[Any]) -> None:
    """Take in the words of public pages. What is a draft must not show through a suggestion."""
    found: dict[str, Entry] = {}
    for page in objects:
        if isinstance(page, Page) and page.live:
            for entry in _entries_of(page):
                found.setdefault(entry.word, entry)
    new = set(found)
    for batch in _batches(sorted(found)):
        new -= set(SearchWord.objects.filter(word__in=batch).values_list("word", flat=True))
    rows = [_row(found[word]) for word in sorted(new)]
    SearchWord.objects.bulk_create(rows, batch_size=_BATCH, ignore_conflicts=True)


def forget_but(pages: Iterable[Page]) -> int:
    """Keep the words of these pages only; how many others there were. New words are learned when they are indexed."""
    held = {entry.word for page in pages for entry in _entries_of(page)}
    gone = [pk for pk, word in SearchWord.objects.values_list("pk", "word").iterator() if word not in held]
    for start in range(0, len(gone), _BATCH):
        SearchWord.objects.filter(pk__in=gone[start : start + _BATCH]).delete()
    return len(gone)


def _batches(words: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(words), _BATCH):
        yield words[start : start + _BATCH]


def _entries_of(page: Page) -> Iterator[Entry]:
    readings = table.current().readings
    for text in texts_of(page):
        yield from (Entry(surface, "", reading) for surface, reading in readings.items() if surface in text)
        for entry in entries(text, compounds=len(text) <= SHORT_TEXT):
            if 1 < len(entry.word) <= LONGEST:
                yield entry


def texts_of(page: Page) -> Iterator[str]:
    """Every text of a page that search looks into."""
    for field in page.get_search_fields():
        if isinstance(field, SearchField):
            value = field.get_value(page)
            parts = value if isinstance(value, list | tuple) else [value]
            yield from (str(part) for part in parts if part)


def _row(entry: Entry) -> SearchWord:
    sound, shape = sounds.fold(entry.reading), plain(entry.word)
    head, tail = sounds.halves(sound) if len(sound) >= SHORTEST_SOUND else ("", "")
    shape_head, shape_tail = sounds.halves(shape) if has_shape(shape) else ("", "")
    return SearchWord(
        word=entry.word,
        normal=entry.normal[:64],
        reading=entry.reading[:64],
        reading_start=entry.reading[:3],
        sound=sound[:64],
        sound_head=head[:64],
        sound_tail=tail[:64],
        shape_head=shape_head,
        shape_tail=shape_tail,
    )


def has_shape(text: str) -> bool:
    """Whether one wrong character can be told by the writing. Kana are compared by their sound."""
    return len(text) >= SHORTEST_SHAPE and not is_kana(text)


@dataclass(frozen=True, slots=True)
class Guess:
    """A word that somebody may have meant, and how far it is from what was typed."""

    word: str
    far: float


def guesses(typed: str, *, most: int = 6) -> list[Guess]:
    """Words of the index that sound alike or differ by one character, nearest first."""
    typed = plain(typed)
    reading = sounds.hiragana(typed) if is_kana(typed) else reading_of(typed)
    sound = sounds.fold(reading)
    asked = _alike(sound) | _shaped(typed)
    if not asked or len(typed) > LONGEST:
        return []
    found = {}
    for row in SearchWord.objects.filter(asked)[:2_000]:
        far = _far(typed, reading, sound, row)
        if far is not None and plain(row.word) != typed:
            found[row.word] = Guess(row.word, far)
    return sorted(found.values(), key=lambda guess: (guess.far, len(guess.word), guess.word))[:most]


def _alike(sound: str) -> Q:
    if len(sound) < 2:
        return Q()
    if len(sound) < SHORTEST_SOUND:
        return Q(sound=sound)
    heads, tails = zip(*sounds.possible_halves(sound), strict=True)
    return Q(sound__in=[sound, *sounds.swapped(sound)]) | Q(sound_head__in=heads) | Q(sound_tail__in=tails)


def _shaped(typed: str) -> Q:
    if not has_shape(typed):
        return Q()
    heads, tails = zip(*sounds.possible_halves(typed), strict=True)
    return Q(shape_head__in=heads) | Q(shape_tail__in=tails)


def _far(typed: str, reading: str, sound: str, row: SearchWord) -> float | None:
    """By ear first, then by one slip of the ear, then by one wrong character; None when it is another word."""
    by_ear = is_kana(typed)
    if sound and row.sound == sound:
        far = sounds.distance(reading, row.reading)
        # Who converts to kanji has heard the word right; only the conversion went wrong.
        return far / 10 if far <= (max(1, len(sound) - 1) if by_ear else 1) else None
    if by_ear and _is_slip_of_the_ear(sound, row.sound):
        return 1 + sounds.distance(reading, row.reading) / 10
    if has_shape(typed) and sounds.within_one(typed, plain(row.word)):
        return 1.5
    return None


def _is_slip_of_the_ear(sound: str, other: str) -> bool:
    """One sound more, less, or other; in a short word another sound makes another word."""
    if min(len(sound), len(other)) < SHORTEST_SOUND or not sounds.within_one(sound, other):
        return False
    return len(sound) > SHORTEST_SOUND or len(sound) != len(other) or sorted(sound) == sorted(other)


def containing(typed: str, *, most: int = 3) -> list[str]:
    """Words that hold the typed one (マタニティヨガ for ヨガ). Looks at every word: for when nothing else was found."""
    words = SearchWord.objects.filter(word__contains=typed).exclude(word=typed).values_list("word", flat=True)
    return sorted(words[:200], key=lambda word: (len(word), word))[:most]


def read_aloud(kana: str, also: Mapping[str, list[str]] = NOTHING) -> list[tuple[str, list[str]]]:
    """A run of kana cut into words that the pages hold, each with its writings; empty when it cannot be cut wholly.

    ``also``: more words, by their reading.

    The dictionary cuts にんぷさろん as にる・ぷ・サロン, and knows no ひなただい; the pages know better.
    """
    typed, kana = kana, sounds.hiragana(kana)
    if len(kana) > LONGEST:
        return []
    pieces = {kana[i:j] for i in range(len(kana)) for j in range(i + 2, min(i + 16, len(kana)) + 1)}
    known: dict[str, list[str]] = defaultdict(list)
    for word, reading in SearchWord.objects.filter(reading__in=pieces).values_list("word", "reading"):
        known[reading].append(word)
    for surface, reading in table.current().readings.items():
        if reading in pieces and surface not in known[reading]:
            known[reading].append(surface)
    for piece in pieces.intersection(also):
        known[piece] += [word for word in also[piece] if word not in known[piece]]
    found, place = [], 0
    for piece in _fewest_pieces(kana, known):
        if piece in known:
            found.append((typed[place : place + len(piece)], known[piece]))
        place += len(piece)
    return found


_POLITE: Final = ("お", "ご")
_JOINING: Final = ("の", "を", "に", "は", "が", "で", "と", "や", "へ", "も", "な", "から", "まで")


def _joins(piece: str, before: int, after: int) -> bool:
    """Particles stand between words, the polite お and ご before one."""
    return after > 1 and (piece in _JOINING if before else piece in _POLITE)


def _fewest_pieces(kana: str, known: dict[str, list[str]]) -> list[str]:
    """The way to cut it with the fewest words; words are joined by particles only."""
    best: dict[int, tuple[float, list[str]]] = {0: (0, [])}
    for start in range(len(kana)):
        if start not in best:
            continue
        cost, pieces = best[start]
        for end in range(start + 1, min(start + 16, len(kana)) + 1):
            piece = kana[start:end]
            price = 1.0 if piece in known else 0.4 if _joins(piece, start, len(kana) - end) else None
            if price is not None and (end not in best or cost + price < best[end][0]):
                best[end] = (cost + price, [*pieces, piece])
    return best.get(len(kana), (0, []))[1]


def beginning_with(kana: str, *, most: int = 5) -> list[str]:
    """Words whose reading begins like this, shortest first: who stops typing half-way still finds them."""
    kana = sounds.hiragana(kana)
    rows = SearchWord.objects.filter(reading_start=kana[:3]) if len(kana) >= 3 else SearchWord.objects.none()
    words = {row.word: len(row.reading) for row in rows if row.reading.startswith(kana) and row.reading != kana}
    return sorted(words, key=lambda word: (words[word], word))[:most]


def writings(normals: Iterable[str], readings: Iterable[str]) -> dict[str, list[str]]:
    """How the pages write these words: by normal form, and by reading (as the index writes readings, with its mark)."""
    normals, readings = set(normals) - {""}, set(readings) - {""}
    found: dict[str, list[str]] = defaultdict(list)
    rows = SearchWord.objects.filter(Q(normal__in=normals) | Q(reading__in=readings))
    for word, normal, reading in rows.values_list("word", "normal", "reading"):
        if normal in normals:
            found[normal].append(word)
        if reading in readings:
            found[reading].append(word)
    return found
