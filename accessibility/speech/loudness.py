"""How loud sound is to the ear (ITU-R BS.1770-4, EBU R128), and bringing it to one loudness without cutting a peak off.

numpy only, and in pieces: a sentence costs milliseconds, and an hour somebody read aloud costs no more memory.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
RATE = 48_000
# EBU R128 wants −23 for broadcasting; for speech on a telephone's loudspeaker −18 is what podcasts agree on.
TARGET = -18.0
# A decoder's wave swings a little past what was encoded: by 1 dB in our corpus (make bench shows it).
CEILING = 10 ** (-2.5 / 20)
# How far ahead a peak is seen coming: shorter is heard as a crackle, longer as breathing.
LOOK_AHEAD = RATE * 6 // 1000
CLOSE_ENOUGH = 0.1
# Quieter than this is no speech but a room.
NOTHING = -70.0
_STEP = RATE // 10
_PIECE, _LEAD_IN = 200 * _STEP, 5 * _STEP
# The two filters of BS.1770 at 48 kHz: the head's shelf, and the ear's deafness to the lowest tones.
_FILTERS = (
    ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585)),
    ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621)),
)


def integrated(samples: Samples) -> float:
    """Loudness in LUFS of mono sound at 48 kHz (full scale is 1), silence not counted; −inf for silence."""
    tenths = np.concatenate([_energies(samples, start) for start in range(0, max(1, len(samples)), _PIECE)])
    # Shorter than a block of 400 ms: what there is counts as if silence followed.
    tenths = np.pad(tenths, (0, max(0, 4 - len(tenths))))
    blocks = np.convolve(tenths, np.full(4, 1 / (4 * _STEP)), mode="valid")
    heard = blocks[blocks > _energy(NOTHING)]
    if not heard.size:
        return -np.inf
    return _loudness(float(heard[heard > heard.mean() / 10].mean()))


def levelled(samples: Samples, target: float = TARGET) -> NDArray[np.int16]:
    """At ``target`` LUFS in 16 bits, its peaks held below the ceiling. Silence stays silence."""
    before = integrated(samples)
    if before == -np.inf:
        return np.zeros(len(samples), dtype=np.int16)
    gain, held = target - before, samples
    # Holding peaks takes loudness away; a second and third turn give it back.
    for _turn in range(4):
        held = limited(samples * np.float32(10 ** (gain / 20)))
        missing = target - integrated(held)
        if abs(missing) < CLOSE_ENOUGH:
            break
        gain += missing
    return np.rint(held * 32_767).astype(np.int16)


def limited(samples: Samples, ceiling: float = CEILING) -> Samples:
    """No sample beyond the ceiling: the gain goes down before a peak and up after it, and no wave is cut.

    The least gain within reach, smoothed over the same reach, is never more than a sample may have.
    """
    if np.abs(samples).max(initial=0.0) <= ceiling:
        return samples
    wanted = np.minimum(1.0, ceiling / np.maximum(np.abs(samples), 1e-9)).astype(np.float32)
    least = _least_within(np.pad(wanted, LOOK_AHEAD, constant_values=1.0), LOOK_AHEAD + 1)
    sums = np.cumsum(np.pad(least, (1, 0)), dtype=np.float64)
    smooth = (sums[LOOK_AHEAD + 1 :] - sums[: -LOOK_AHEAD - 1]) / (LOOK_AHEAD + 1)
    return (samples * smooth[: len(samples)]).astype(np.float32)


def _least_within(values: Samples, width: int) -> Samples:
    """The least of each ``width`` neighbours, in as many steps as the width has binary digits."""
    reach = 1
    while reach * 2 <= width:
        values = np.minimum(values[:-reach], values[reach:])
        reach *= 2
    rest = width - reach
    return np.minimum(values[:-rest], values[rest:]) if rest else values


def _energies(samples: Samples, start: int) -> NDArray[np.float64]:
    """The weighted energy of each whole tenth of a second of one piece."""
    lead_in = min(start, _LEAD_IN)
    piece = samples[start - lead_in : start + _PIECE]
    size = _PIECE + _LEAD_IN if len(piece) > _PIECE // 4 else _next_size(len(piece) + _STEP)
    weighted = np.fft.irfft(np.fft.rfft(piece, size) * _weighting(size), size)[lead_in : len(piece)]
    weighted = np.pad(weighted, (0, -len(weighted) % _STEP if len(samples) < 4 * _STEP else 0))
    whole = len(weighted) // _STEP * _STEP
    return np.square(weighted[:whole]).reshape(-1, _STEP).sum(axis=1)


def _next_size(count: int) -> int:
    """A power of two: an FFT is quick at it, and few different ones are kept."""
    return int(1 << (count - 1).bit_length())


@cache
def _weighting(size: int) -> NDArray[np.complex128]:
    """The filters' answer to each frequency of an FFT of ``size``."""
    delay = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    answer = np.ones_like(delay)
    for above, below in _FILTERS:
        answer *= np.polyval(above[::-1], delay) / np.polyval(below[::-1], delay)
    return answer


def _loudness(energy: float) -> float:
    return float(-0.691 + 10 * np.log10(energy))


def _energy(loudness: float) -> float:
    return float(10 ** ((loudness + 0.691) / 10))
