"""Recordings as people make them, with pauses and the hiss of a room; here it is known when what was said."""

import io

import numpy as np
import soundfile
from numpy.typing import NDArray

from accessibility.speech.engines import PACE, engine
from accessibility.speech.loudness import RATE
from accessibility.speech.plans import Plan
from accessibility.speech.sections import sections_of
from accessibility.speech.shaping import resampled


def read_aloud(planned: Plan, *, pace: float = PACE, pause: float = 0.6, seed: int = 1) -> tuple[bytes, list[float]]:
    """A WAV of somebody reading the page in a quiet room, and when each of its sections began."""
    dice = np.random.default_rng(seed)
    heard: list[NDArray[np.float32]] = [np.zeros(RATE // 2, np.float32)]
    begun = []
    for section in sections_of(planned):
        begun.append(sum(map(len, heard)) / RATE)
        for spoken in section.spoken:
            sound = engine().speak(spoken.words, voice=spoken.voice, pace=pace * dice.uniform(0.92, 1.08))
            heard.append(resampled(np.asarray(sound.samples, np.float32) / 32_768, sound.rate))
            seconds = pause * dice.uniform(0.6, 1.4) + (0.5 if spoken is section.spoken[-1] else 0.0)
            heard.append(np.zeros(round(seconds * RATE), np.float32))
    return wav(np.concatenate(heard), noise=0.0008, seed=seed), begun


def wav(samples: NDArray[np.float32], *, noise: float = 0.0, seed: int = 1, **how: str) -> bytes:
    """As a file of a recorder, with the hiss of its room."""
    hiss = np.random.default_rng(seed).normal(0, noise, len(samples)) if noise else 0
    target = io.BytesIO()
    soundfile.write(target, np.clip(samples * 0.3 + hiss, -1, 1), RATE, format=how.pop("format", "WAV"), **how)
    return target.getvalue()
