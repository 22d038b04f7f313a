"""What a finished file is like once a player has decoded it: how loud, whether cut off, when each sentence sounds."""

import re
import subprocess
from functools import lru_cache

import imageio_ffmpeg
import numpy as np
from numpy.typing import NDArray

from accessibility.speech.engines import engine
from accessibility.speech.loudness import RATE, Samples
from accessibility.speech.plans import Spoken
from accessibility.speech.shaping import shaped

AROUND = RATE // 4
FULL = 32_767 / 32_768
# The first two seconds of a sentence are enough to find it by.
LOOKED_FOR = 2 * RATE


def decoded(content: bytes) -> tuple[Samples, str]:
    """The sound as ffmpeg decodes it, and what ffmpeg complains of."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "warning", "-i", "-", "-ac", "1", "-ar", str(RATE)]
    done = subprocess.run([*command, "-f", "f32le", "-"], input=content, capture_output=True, check=True)
    return np.frombuffer(done.stdout, dtype="<f4"), done.stderr.decode()


def loudness_of(content: bytes) -> float:
    """Integrated loudness in LUFS, by ffmpeg's EBU R128."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-i", "-", "-af", "ebur128", "-f", "null", "-"]
    done = subprocess.run(command, input=content, capture_output=True, check=True)
    return float(re.findall(r"I:\s+(-?[\d.]+|-inf) LUFS", done.stderr.decode())[-1])


def cut_off(samples: Samples) -> int:
    """How many samples reach the end of the scale, where a player has to cut them off."""
    return int((np.abs(samples) >= FULL).sum())


def seconds_off(samples: Samples, spoken: Spoken, start: float) -> float:
    """How much later than ``start`` the sentence begins in the decoded sound."""
    own = _own(spoken.words, spoken.voice)
    begin = round(start * RATE) - AROUND
    around = np.pad(samples, (AROUND, AROUND))[begin + AROUND : begin + 3 * AROUND + len(own)]
    return float(np.argmax(_likeness(around, own)) - AROUND) / RATE


@lru_cache(maxsize=200)
def _own(words: str, voice: str) -> NDArray[np.int16]:
    return shaped(engine().speak(words, voice=voice))[:LOOKED_FOR]


def _likeness(around: Samples, own: NDArray[np.int16]) -> NDArray[np.float64]:
    size = 1 << (len(around) + len(own)).bit_length()
    product = np.fft.rfft(around, size) * np.conj(np.fft.rfft(own.astype(np.float32), size))
    return np.fft.irfft(product, size)[: 2 * AROUND]
