"""Sound → MP3 (every old telephone) and Ogg Opus (small and clear), about 24 kbit/s each."""

import io

import lameenc
import numpy as np
import soundfile
from numpy.typing import NDArray

from accessibility.speech import mp3
from accessibility.speech.engines import Sound
from accessibility.speech.joining import Encoded

RATE = 48_000
MP3_RATE, MP3_KBITS = 24_000, 24
# libsndfile has no bit rate for Opus; its default makes 58 kbit/s. 0.92 makes about 24 of our voice.
OPUS_LEVEL = 0.92


def encode(sound: Sound) -> Encoded:
    """Both formats of one sentence."""
    samples = at_rate(sound)
    return Encoded(to_mp3(samples), to_ogg(samples))


def silence(seconds: float) -> Sound:
    """A pause."""
    return Sound(np.zeros(round(RATE * max(0.0, seconds)), dtype=np.int16), RATE)


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


def at_rate(sound: Sound) -> NDArray[np.int16]:
    """At our rate: espeak-ng speaks at 22,050 samples a second, which Opus does not know."""
    if sound.rate == RATE:
        return sound.samples
    count = len(sound.samples) * RATE // sound.rate
    moved = np.interp(np.arange(count) * sound.rate / RATE, np.arange(len(sound.samples)), sound.samples)
    return moved.astype(np.int16)
