"""Sound of words that are one person's business: made in memory, never put into the store, never sent elsewhere.

The store keeps every sentence that was ever spoken, for everybody who hears it again. A card with somebody's name and
the number of their place must not lie there. Loads the engine and numpy: for the worker only, by name.
"""

from importlib import import_module

import numpy as np
from django.conf import settings

from accessibility.speech import encoder
from accessibility.speech.engines import PACE, SpeechEngine, engine
from accessibility.speech.plans import Plan
from accessibility.speech.shaping import shaped

# A rented voice hears every word it speaks, on somebody else's machine.
RENTED = "accessibility.speech.engines.cloud."
OURS = "accessibility.speech.engines.pyttsx"


def speak(planned: Plan, *, ending: str = "mp3") -> bytes:
    """All of it as one file."""
    voice = _voice_in_this_house()
    samples = []
    for piece in planned.pieces:
        if piece.words:
            samples.append(shaped(voice.speak(piece.words, voice=piece.voice, pace=PACE)))
        else:
            samples.append(encoder.silence(piece.pause))
    return encoder.encode(np.concatenate(samples), ending)


def _voice_in_this_house() -> SpeechEngine:
    if not settings.ENGAWA_SPEECH_ENGINE.startswith(RENTED):
        return engine()
    own: SpeechEngine = import_module(OURS).PyttsxEngine()
    return own
