"""Making the sound of one sentence. Loads the engine and the encoders: page workers come here only in need."""

from concurrent.futures import ThreadPoolExecutor
from functools import cache

import numpy as np
from numpy.typing import NDArray

from accessibility.speech import encoder
from accessibility.speech.engines import PACE, engine
from accessibility.speech.kinds import KINDS
from accessibility.speech.shaping import shaped
from accessibility.speech.store import write


def make(words: str, *, voice: str, name: str) -> dict[str, bytes]:
    """Speak ``words`` and keep every kind under ``name``; what was kept, by ending."""
    return _keep(shaped(engine().speak(words, voice=voice, pace=PACE)), name)


def make_pause(seconds: float, *, name: str) -> dict[str, bytes]:
    """Keep a silence under ``name``."""
    return _keep(encoder.silence(seconds), name)


def _keep(samples: NDArray[np.int16], name: str) -> dict[str, bytes]:
    """In the order of KINDS: somebody may be waiting for the first.

    The others are encoded beside each other and beside the first: two of Opus cost more time than to speak did, and
    libsndfile lets other threads run meanwhile.
    """
    first, *others = KINDS
    waiting = {ending: _encoders().submit(encoder.encode, samples, ending) for ending in others}
    contents = {first: encoder.encode(samples, first)}
    write(f"{name}.{first}", contents[first])
    for ending in others:
        contents[ending] = waiting[ending].result()
        write(f"{name}.{ending}", contents[ending])
    return contents


@cache
def _encoders() -> ThreadPoolExecutor:
    """As many threads as there are kinds besides the first; they sleep while nothing is encoded."""
    return ThreadPoolExecutor(max_workers=len(KINDS) - 1, thread_name_prefix="encoder")
