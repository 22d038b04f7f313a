"""Sound → MP3 (every old telephone) and Ogg Opus (small and clear), about 24 kbit/s each."""

import io
from dataclasses import dataclass
from functools import lru_cache

import lameenc
import numpy as np
import soundfile
from numpy.typing import NDArray

from accessibility.speech import mp3, ogg
from accessibility.speech.engines import Sound

RATE = 48_000
MP3_RATE, MP3_KBITS = 24_000, 24
# libsndfile has no bit rate for Opus; its default makes 58 kbit/s. 0.92 makes about 24 of our voice.
OPUS_LEVEL = 0.92


@dataclass(frozen=True, slots=True)
class Encoded:
    """One stretch of sound in both formats, ready to be joined to others."""

    mp3: bytes
    ogg: bytes

    @property
    def seconds(self) -> float:
        """How long it lasts as MP3, the format with the exact count of frames."""
        return mp3.seconds(self.mp3)


def encode(sound: Sound) -> Encoded:
    """Both formats of one sentence."""
    samples = _at_rate(sound)
    return Encoded(to_mp3(samples), to_ogg(samples))


@lru_cache(maxsize=64)
def silence(milliseconds: int) -> Encoded:
    """A pause."""
    return encode(Sound(np.zeros(RATE * milliseconds // 1000, dtype=np.int16), RATE))


def to_mp3(samples: NDArray[np.int16]) -> bytes:
    """MP3 frames of a constant size without a header, so that joined files stay one valid file."""
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(RATE)
    encoder.set_out_sample_rate(MP3_RATE)
    encoder.set_bit_rate(MP3_KBITS)
    encoder.set_quality(5)
    return mp3.frames_only(bytes(encoder.encode(samples.tobytes())) + bytes(encoder.flush()))


def to_ogg(samples: NDArray[np.int16]) -> bytes:
    """Ogg Opus."""
    target = io.BytesIO()
    soundfile.write(target, samples, RATE, format="OGG", subtype="OPUS", compression_level=OPUS_LEVEL)
    return target.getvalue()


def _at_rate(sound: Sound) -> NDArray[np.int16]:
    """espeak-ng speaks at 22,050 samples a second, which Opus does not know."""
    if sound.rate == RATE:
        return sound.samples
    count = len(sound.samples) * RATE // sound.rate
    moved = np.interp(np.arange(count) * sound.rate / RATE, np.arange(len(sound.samples)), sound.samples)
    return moved.astype(np.int16)


def join_mp3(parts: list[Encoded]) -> bytes:
    """One MP3 of many."""
    return b"".join(part.mp3 for part in parts)


def join_ogg(parts: list[Encoded]) -> bytes:
    """One Ogg Opus of many, its packets taken over as they are."""
    joiner = ogg.Joiner()
    return joiner.head() + b"".join(joiner.add(part.ogg) for part in parts) + joiner.end()
