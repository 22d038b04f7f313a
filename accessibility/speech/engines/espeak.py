"""espeak-ng, run as a program of its own, for passages in another language.

Its Japanese cannot read kanji, so it is never asked for any.
"""

import subprocess
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from accessibility.speech.engines import FOREIGN_VOICES

PROGRAM = Path(__file__).with_name("espeak_program.py")
WORDS_A_MINUTE = 165
LONGEST_WAIT = 60


def speak(text: str, *, language: str, pace: float) -> tuple[NDArray[np.int16], int]:
    """Samples and their rate."""
    done = subprocess.run(
        [sys.executable, str(PROGRAM), FOREIGN_VOICES[language], str(round(WORDS_A_MINUTE * pace))],
        input=text.encode("utf-8", "ignore"),
        capture_output=True,
        check=False,
        timeout=LONGEST_WAIT,
    )
    if done.returncode != 0:
        raise RuntimeError(f"espeak-ng: {done.stderr.decode(errors='replace').strip()[-300:]}")
    samples = np.frombuffer(done.stdout[4:], dtype="<i2")
    if not samples.any():
        raise ValueError("espeak-ng made no sound")
    return samples, int.from_bytes(done.stdout[:4], "little")
