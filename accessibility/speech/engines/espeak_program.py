"""A program of its own: text on standard input, sound on standard output, through espeak-ng's library.

``python espeak_program.py VOICE WORDS_A_MINUTE``. It imports nothing of ours: espeak-ng is under the GPL, so it stays
outside our processes, where its faults (it may end its process) do no harm either.
Output: the sample rate as four bytes, little end first, then 16-bit samples.
"""

import ctypes
import sys
from typing import Any

import espeakng_loader

# Constants of speak_lib.h: sound is handed to us while the call lasts, speed parameter, text is UTF-8.
AT_ONCE, RATE, UTF8 = 2, 1, 1
Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


@Callback
def write(samples: Any, count: int, _events: Any) -> int:
    """Hand one piece of sound on."""
    if samples and count > 0:
        sys.stdout.buffer.write(ctypes.string_at(samples, count * 2))
    return 0


def main(voice: str, words_a_minute: int) -> str:
    """Speak; says what went wrong, or nothing."""
    library = ctypes.cdll.LoadLibrary(espeakng_loader.get_library_path())
    rate = library.espeak_Initialize(AT_ONCE, 0, espeakng_loader.get_data_path().encode(), 0)
    if rate <= 0:
        return f"espeak-ng does not start ({rate})"
    if library.espeak_SetVoiceByName(voice.encode()) != 0:
        return f"espeak-ng has no voice {voice}"
    sys.stdout.buffer.write(rate.to_bytes(4, "little"))
    library.espeak_SetSynthCallback(write)
    library.espeak_SetParameter(RATE, words_a_minute, 0)
    text = sys.stdin.buffer.read() + b"\0"
    if library.espeak_Synth(text, len(text), 0, 1, 0, UTF8, None, None) != 0:
        return "espeak-ng refused the text"
    library.espeak_Synchronize()
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])) or 0)
