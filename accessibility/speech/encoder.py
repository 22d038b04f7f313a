"""Sound at 48 kHz → the kinds of file that listeners get: MP3, Ogg Opus and an Ogg Opus that saves."""

import io

import lameenc
import numpy as np
import soundfile
from numpy.typing import NDArray

from accessibility.speech import mp3
from accessibility.speech.loudness import RATE

MP3_RATE, MP3_KBITS = 24_000, 24
# libsndfile has no bit rate for Opus; its default makes 58 kbit/s. These make about 24 and 16 of our voice.
OPUS_LEVELS = {"ogg": 0.92, "saver.ogg": 0.96}
# MP3 first: somebody may be waiting for it, and every telephone plays it.
ENDINGS = ("mp3", *OPUS_LEVELS)


def encode(samples: NDArray[np.int16], ending: str) -> bytes:
    """One kind of file, named by its ending."""
    return to_mp3(samples) if ending == "mp3" else to_ogg(samples, OPUS_LEVELS[ending])


def silence(seconds: float) -> NDArray[np.int16]:
    """A pause."""
    return np.zeros(round(RATE * max(0.0, seconds)), dtype=np.int16)


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


def to_ogg(samples: NDArray[np.int16], level: float = OPUS_LEVELS["ogg"]) -> bytes:
    """Ogg Opus; the higher the level, the smaller the file."""
    target = io.BytesIO()
    soundfile.write(target, samples, RATE, format="OGG", subtype="OPUS", compression_level=level)
    return target.getvalue()
