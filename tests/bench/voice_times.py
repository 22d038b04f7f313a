"""When a sentence really sounds in a decoded file: its own sound is looked for around the time it is said to have."""

import subprocess

import imageio_ffmpeg
import numpy as np
from numpy.typing import NDArray

from accessibility.speech.engines import engine
from accessibility.speech.loudness import RATE, Samples
from accessibility.speech.plans import Spoken
from accessibility.speech.shaping import shaped

AROUND = RATE // 4
# The first two seconds of a sentence are enough to find it by.
LOOKED_FOR = 2 * RATE


def decoded(content: bytes) -> tuple[Samples, str]:
    """The sound as ffmpeg decodes it, and what ffmpeg complains of."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "warning", "-i", "-", "-ac", "1", "-ar", str(RATE)]
    done = subprocess.run([*command, "-f", "f32le", "-"], input=content, capture_output=True, check=True)
    return np.frombuffer(done.stdout, dtype="<f4"), done.stderr.decode()


def seconds_off(samples: Samples, spoken: Spoken, start: float) -> float:
    """How much later than ``start`` the sentence begins in the decoded sound."""
    own = shaped(engine().speak(spoken.words, voice=spoken.voice))[:LOOKED_FOR]
    begin = round(start * RATE) - AROUND
    around = np.pad(samples, (AROUND, AROUND))[begin + AROUND : begin + 3 * AROUND + len(own)]
    return float(np.argmax(_likeness(around, own)) - AROUND) / RATE


def _likeness(around: Samples, own: NDArray[np.int16]) -> NDArray[np.float64]:
    size = 1 << (len(around) + len(own)).bit_length()
    product = np.fft.rfft(around, size) * np.conj(np.fft.rfft(own.astype(np.float32), size))
    return np.fft.irfft(product, size)[: 2 * AROUND]
