"""Sound as bytes → samples. Loads numpy and libsndfile: engines come here only when they speak."""

import io

import numpy as np
import soundfile

from accessibility.speech.engines import Sound, SpeechError


def raw(samples: bytes, rate: int) -> Sound:
    """16 bits a sample, the little end first, one channel."""
    return Sound(np.frombuffer(samples, dtype="<i2"), rate)


def of_file(content: bytes) -> Sound:
    """WAV, FLAC, MP3 or Ogg in however many channels, told by its content."""
    try:
        samples, rate = soundfile.read(io.BytesIO(content), dtype="float32", always_2d=True)
    except soundfile.LibsndfileError as error:
        raise SpeechError(f"what came back is no sound: {error}") from error
    mono = samples.mean(axis=1)
    if not mono.any():
        raise SpeechError("the voice made no sound")
    # Synthesisers in floating point go past full scale; cutting the peaks off would crackle.
    mono /= max(1.0, float(np.abs(mono).max(initial=0.0)))
    return Sound(np.rint(mono * 32_767).astype(np.int16), rate)
