"""A voice's raw sound made fit for listeners: one rate, no wait before the first word, one loudness."""

from math import gcd

import numpy as np
from numpy.typing import NDArray

from accessibility.speech import loudness
from accessibility.speech.engines import Sound, SpeechError
from accessibility.speech.loudness import RATE, Samples

# Open JTalk begins with a third of a second of nothing, which somebody who pressed 「聞く」 would wait through.
LEAD_IN = 0.02
# The encoders leave some of the highest tones out: a listener hears 0.4 LU less in Ogg Opus and 1.0 in MP3.
LOUDNESS = loudness.TARGET + 0.6
# What is this much weaker than the loudest sample is no speech yet; the softest consonants are stronger.
_FAINT = 10 ** (-46 / 20)
_SMALLEST = 1 / 32_768


def shaped(sound: Sound) -> NDArray[np.int16]:
    """One sentence as it is encoded: 48 kHz, mono, −18 LUFS, beginning with its first sound.

    Silence is no speech: it is said, not kept.
    """
    samples = resampled(sound.samples.astype(np.float32) / np.float32(32_768), sound.rate)
    if (levelled := loudness.levelled(_from_first_sound(samples), LOUDNESS)).any():
        return levelled
    raise SpeechError("the voice made no sound")


def _from_first_sound(samples: Samples) -> Samples:
    sizes = np.abs(samples)
    if (loudest := sizes.max(initial=0.0)) < _SMALLEST:
        return samples
    first = int(np.argmax(sizes > loudest * _FAINT))
    return samples[max(0, first - round(LEAD_IN * RATE)) :]


def resampled(samples: Samples, rate: int) -> Samples:
    """At 48 kHz: espeak-ng speaks at 22,050 samples a second and VOICEVOX at 24,000, which Opus does not take.

    Each second goes through its frequencies, with a neighbourhood that is thrown away, so length costs no memory.
    """
    if rate == RATE:
        return samples
    common = gcd(rate, RATE)
    piece, edge = rate // common * common, rate // common * max(1, common // 20)
    scale = RATE / rate
    wanted = round(len(samples) * scale)
    around = np.pad(samples, (edge, edge + piece))
    starts = range(0, len(samples), piece)
    parts = [_moved(around[start : start + piece + 2 * edge], round(edge * scale), scale) for start in starts]
    return np.concatenate(parts or [samples])[:wanted]


def _moved(samples: Samples, edge: int, scale: float) -> Samples:
    count = round(len(samples) * scale)
    spectrum = np.fft.rfft(samples)
    kept = min(len(spectrum), count // 2 + 1)
    found = np.fft.irfft(spectrum[:kept], count) * scale
    return found[edge : count - edge].astype(np.float32)
