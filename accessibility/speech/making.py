"""Making the sound of one sentence. Loads the engine and the encoders: page workers come here only in need."""

import numpy as np
from numpy.typing import NDArray

from accessibility.speech import encoder
from accessibility.speech.engines import PACE, engine
from accessibility.speech.shaping import shaped
from accessibility.speech.store import read, write


def make(words: str, *, voice: str, name: str) -> None:
    """Speak ``words`` and keep every kind under ``name``."""
    _keep(shaped(engine().speak(words, voice=voice, pace=PACE)), name)


def make_pause(seconds: float, *, name: str) -> None:
    """Keep a silence under ``name``."""
    _keep(encoder.silence(seconds), name)


def _keep(samples: NDArray[np.int16], name: str) -> None:
    for ending in encoder.ENDINGS:
        if read(f"{name}.{ending}") is None:
            write(f"{name}.{ending}", encoder.encode(samples, ending))
