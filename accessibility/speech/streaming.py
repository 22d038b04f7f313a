"""A recording given out while it is being made: the listener hears the first sentence at once."""

import time
from collections.abc import Generator, Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from accessibility.speech import claims, ogg, plans, store, work
from accessibility.speech.claims import Answer
from accessibility.speech.engines import SpeechError
from accessibility.speech.kinds import MP3
from accessibility.speech.owners import PASSER_BY
from accessibility.speech.plans import Piece, Plan

# How long to wait for a sign of a worker before this process speaks itself, and how often to look for the sentence.
PATIENCE = 2.0
LOOK_EVERY = 0.03
# The storage is looked at each time, the database only now and then.
LOOKS_A_QUESTION = 10
# A claim lasts two minutes at most; who waits longer for one sentence waits for something that will not come.
LONGEST_WAIT = 150.0


def stream(planned: Plan, *, ext: str) -> Generator[bytes, None, bool]:
    """The file piece by piece. Returns whether no worker answered, so that the rest is left undone."""
    waiting = _Waiting(ext)
    sounds = (waiting.sound(piece) for piece in planned.pieces)
    if ext == MP3:
        yield from sounds
    else:
        yield from _as_ogg(sounds)
    return waiting.is_alone


def _as_ogg(sounds: Iterator[bytes]) -> Iterator[bytes]:
    joiner = ogg.Joiner()
    yield joiner.head()
    for sound in sounds:
        yield joiner.add(sound)
    yield joiner.end()


class _Waiting:
    """Waits for files that workers write; loses its patience once, then makes what is missing itself."""

    def __init__(self, ext: str) -> None:
        self.ext = ext
        self.is_alone = False

    def sound(self, piece: Piece) -> bytes:
        """The piece's sound; words in its place when the voice refused it."""
        began = time.monotonic()
        looked = 0
        while (found := self._file(piece)) is None:
            waited = time.monotonic() - began
            if waited > LONGEST_WAIT:
                # Breaks the connection: the player must not take what it has for the whole.
                raise SpeechError(f"nobody made {piece.key}")
            if looked % LOOKS_A_QUESTION == 0 and claims.errors([piece.key]):
                return self._apology()
            looked += 1
            if self._must_speak(waited):
                work.make(piece, role=PASSER_BY)
            else:
                time.sleep(LOOK_EVERY)
        return found

    def _file(self, piece: Piece) -> bytes | None:
        return store.read(f"{piece.name}.{self.ext}")

    def _must_speak(self, waited: float) -> bool:
        """Not while a worker is at work, be it at somebody else's page: this process is to show pages."""
        if not self.is_alone and waited > PATIENCE and not claims.somebody_works(now=timezone.now()):
            self.is_alone = True
        return self.is_alone

    def _apology(self) -> bytes:
        """A listener cannot see that something is missing."""
        said = plans.plan("", title=_("この文は、声にできませんでした。ページの文字をごらんください。"))
        piece = next(said.pieces)
        if work.make(piece, role=PASSER_BY) is Answer.FAILED:
            raise SpeechError("not even the apology could be spoken")
        return self.sound(piece)
