"""espeak-ng through the library that comes as a wheel, for passages in another language.

Its Japanese cannot read kanji, so it is never asked for any. Call it under the engine's lock: its state is one per
process, and starting it in two threads at once ends the process.
"""

import ctypes
from functools import cache
from typing import Any

import espeakng_loader
import numpy as np
from numpy.typing import NDArray

from accessibility.speech.engines import FOREIGN_VOICES

WORDS_A_MINUTE = 165
# Constants of speak_lib.h: sound is handed to us while the call lasts, speed parameter, text is UTF-8.
_AT_ONCE, _RATE, _UTF8 = 2, 1, 1
_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)
_gathered: list[NDArray[np.int16]] = []


@_Callback
def _take(samples: Any, count: int, _events: Any) -> int:
    if samples and count:
        _gathered.append(np.ctypeslib.as_array(samples, shape=(count,)).astype("<i2"))
    return 0


@cache
def _library() -> tuple[Any, int]:
    library = ctypes.cdll.LoadLibrary(espeakng_loader.get_library_path())
    rate = library.espeak_Initialize(_AT_ONCE, 0, espeakng_loader.get_data_path().encode(), 0)
    if rate <= 0:
        raise RuntimeError(f"espeak-ng does not start ({rate})")
    library.espeak_SetSynthCallback(_take)
    return library, rate


def speak(text: str, *, language: str, pace: float) -> tuple[NDArray[np.int16], int]:
    """Samples and their rate."""
    library, rate = _library()
    voice = FOREIGN_VOICES[language]
    if library.espeak_SetVoiceByName(voice.encode()) != 0:
        raise ValueError(f"espeak-ng has no voice {voice}")
    library.espeak_SetParameter(_RATE, round(WORDS_A_MINUTE * pace), 0)
    _gathered.clear()
    spoken = text.encode("utf-8", "ignore") + b"\0"
    if library.espeak_Synth(spoken, len(spoken), 0, 1, 0, _UTF8, None, None) != 0:
        raise RuntimeError("espeak-ng refused the text")
    library.espeak_Synchronize()
    if not _gathered:
        raise ValueError("espeak-ng made no sound")
    return np.concatenate(_gathered), int(rate)
