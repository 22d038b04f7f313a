"""Making what is not made yet, beside other workers that may be making the same."""

import time
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from typing import Any

from django.utils import timezone

from accessibility.speech import claims, joining, store
from accessibility.speech.claims import Answer
from accessibility.speech.engines import SpeechError
from accessibility.speech.kinds import KINDS
from accessibility.speech.owners import WORKER
from accessibility.speech.plans import Piece, Plan

LOOK_EVERY = 0.05
# The encoder pads each sentence and each pause with about a twentieth of a second.
PADDING = 0.1


def make_all(planned: Plan, *, between: Callable[[], None] = lambda: None) -> None:
    """Make every piece that is not made yet, and call ``between`` after each.

    What another worker is making is left to it, so that two workers at one long page are twice as fast; at the end
    it is waited for. What the voice refuses does not keep the rest from being made.
    """
    claims.note_use(planned.keys, now=timezone.now())
    pieces = {piece.key: piece for piece in planned.pieces}
    left = [pieces[key] for key in claims.not_made(pieces)]
    while left:
        later = []
        for piece in left:
            if make(piece) is Answer.THEIRS:
                later.append(piece)
            else:
                between()
        if len(later) == len(left):
            time.sleep(LOOK_EVERY)
        left = later
    _raise_failures(planned)


def is_made(piece: Piece) -> bool:
    """Whether it need not be made any more."""
    return not claims.not_made([piece.key])


def make(piece: Piece, *, role: str = WORKER) -> Answer:
    """Make one piece, unless it is made, being made by somebody else, or known to be impossible."""
    answer = claims.claim(piece.key, now=timezone.now(), role=role)
    if answer is not Answer.YOURS:
        return answer
    try:
        contents = _kept(piece) or _made(piece)
    except SpeechError as error:
        claims.failed(piece.key, error=str(error), now=timezone.now())
        return Answer.FAILED
    except BaseException:
        # A full disk, or somebody who ends the worker: whoever comes next may try at once.
        claims.give_back(piece.key)
        raise
    seconds = {ending: joining.seconds_in_place(ending, content) for ending, content in contents.items()}
    claims.made(piece.key, seconds=seconds, size=sum(map(len, contents.values())), now=timezone.now())
    return Answer.MADE


def _kept(piece: Piece) -> dict[str, bytes] | None:
    """All its files, if a worker that was killed had put the last one in its place."""
    contents = {ending: store.read(f"{piece.name}.{ending}") for ending in KINDS}
    whole = {ending: content for ending, content in contents.items() if content is not None}
    return whole if len(whole) == len(KINDS) else None


def _made(piece: Piece) -> dict[str, bytes]:
    contents: dict[str, bytes]
    if piece.words:
        contents = _maker().make(piece.words, voice=piece.voice, name=piece.name)
    else:
        contents = _maker().make_pause(piece.pause - PADDING, name=piece.name)
    return contents


@cache
def _maker() -> Any:
    """Encoders and the engine are loaded by whoever makes sound, not by whoever hands it out."""
    return import_module("accessibility.speech.making")


def _raise_failures(planned: Plan) -> None:
    failures = claims.errors(planned.keys)
    told = [
        f"「{spoken.sentence.text}」: {failures[spoken.key]}" for spoken in planned.spoken if spoken.key in failures
    ]
    if told:
        raise SpeechError("\n".join(dict.fromkeys(told)))


def parts(planned: Plan, ending: str) -> Iterable[bytes]:
    """The files of all pieces, in order; one that the storage has lost is made again."""
    for piece in planned.pieces:
        found = store.read(f"{piece.name}.{ending}")
        yield found if found is not None else _again(piece, ending)


def _again(piece: Piece, ending: str) -> bytes:
    claims.lost(piece.key)
    while make(piece) is Answer.THEIRS:
        time.sleep(LOOK_EVERY)
    found = store.read(f"{piece.name}.{ending}")
    if found is None:
        raise SpeechError(f"{piece.name}.{ending} was made but is not in the storage")
    return found
