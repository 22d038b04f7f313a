"""Making the sound of one sentence. Loads the engine and the encoders: page workers come here only in need."""

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
    """In the order of KINDS: somebody may be waiting for the first."""
    contents = {}
    for ending in KINDS:
        contents[ending] = encoder.encode(samples, ending)
        write(f"{name}.{ending}", contents[ending])
    return contents
