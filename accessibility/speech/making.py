"""Making the sound of one sentence. Loads the engine and the encoders: page workers come here only in need."""

from accessibility.speech import encoder
from accessibility.speech.engines import PACE, Sound, engine
from accessibility.speech.store import read, write


def make(words: str, *, voice: str, name: str) -> None:
    """Speak ``words`` and keep both formats under ``name``. MP3 first: somebody may be waiting for it."""
    _keep(engine().speak(words, voice=voice, pace=PACE), name)


def make_pause(seconds: float, *, name: str) -> None:
    """Keep a silence under ``name``."""
    _keep(encoder.silence(seconds), name)


def _keep(sound: Sound, name: str) -> None:
    samples = encoder.at_rate(sound)
    for ext, encode in (("mp3", encoder.to_mp3), ("ogg", encoder.to_ogg)):
        if read(f"{name}.{ext}") is None:
            write(f"{name}.{ext}", encode(samples))
