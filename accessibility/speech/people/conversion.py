"""Somebody's recording → our loudness, our kinds of file, and where they were silent. A program of its own.

Decoders of sound are large and old, and a file may be made to break one. So nothing of the town runs in this process:
it is started with a file and a folder, gets so much time, memory and disk, and says in one line of JSON how it went:
``python -m accessibility.speech.people.conversion level FILE FOLDER`` or ``… cut FLAC FOLDER START-END …``.
"""

import json
import os
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lameenc
import numpy as np
import soundfile
from numpy.typing import NDArray

from accessibility.speech import encoder, loudness
from accessibility.speech.loudness import RATE, Samples
from accessibility.speech.people.files import LEVELLED, PREVIEW
from accessibility.speech.shaping import LOUDNESS, resampled

MOST_SECONDS, LEAST_SECONDS = 2 * 60 * 60, 2
MOST_CHANNELS = 16
RATES = range(8_000, 192_001)
# What the process may use: memory and disk in bytes, computing in seconds.
MEMORY, DISK, COMPUTING = 6 * 1024**3, 4 * 1024**3, 30 * 60
# Whoever listens now goes first.
KINDNESS = 10
# Sound goes through memory in such pieces; each is worked on with a little of its neighbours.
PIECE = 60 * RATE
# A frame of the search for silences; silences shorter than this are breaths and stops.
FRAME, LEAST_SILENCE = RATE // 50, 0.25
# The first breath of a word is as soft as the room.
SOFT_START = 0.08
# Between the room and the voice: below this part of the way (in decibels) nobody speaks.
SPEAKS_ABOVE = 0.35


class RefusedError(Exception):
    """The recording cannot be used; the message is the name of a ``VoiceRefusal``."""


def level(source: Path, folder: Path) -> dict[str, Any]:
    """Write the recording at our loudness, and a small one to listen to; say how long it is and where it is silent."""
    raw = folder / "raw.f32"
    try:
        _decode(source, raw)
    except (soundfile.LibsndfileError, RuntimeError) as error:
        raise RefusedError("not_sound") from error
    samples: Samples = np.memmap(raw, dtype=np.float32, mode="r") if raw.stat().st_size else np.zeros(0, np.float32)
    if len(samples) < LEAST_SECONDS * RATE:
        raise RefusedError("too_short")
    whole = _levelled(samples, folder / "levelled.i16")
    with soundfile.SoundFile(folder / LEVELLED, "w", RATE, 1, "PCM_16", format="FLAC") as kept:
        for start in range(0, len(whole), PIECE):
            kept.write(whole[start : start + PIECE])
    (folder / PREVIEW).write_bytes(b"".join(_preview(whole)))
    return {"seconds": len(whole) / RATE, "silences": [[round(a, 3), round(b, 3)] for a, b in silences(whole)]}


def _preview(whole: NDArray[np.int16]) -> Iterator[bytes]:
    """One MP3 encoded piece by piece: an hour at once takes a gigabyte, and joined pieces would drift."""
    small = lameenc.Encoder()
    small.silence()
    small.set_channels(1)
    small.set_in_sample_rate(RATE)
    small.set_out_sample_rate(encoder.MP3_RATE)
    small.set_bit_rate(encoder.MP3_KBITS)
    for start in range(0, len(whole), PIECE):
        yield bytes(small.encode(whole[start : start + PIECE].tobytes()))
    yield bytes(small.flush())


def _decode(source: Path, raw: Path) -> None:
    """Mono at 48 kHz, piece by piece: what the file says of its length is not believed."""
    with soundfile.SoundFile(source) as file, raw.open("wb") as target:
        rate = file.samplerate
        if file.channels > MOST_CHANNELS or rate not in RATES:
            raise RefusedError("not_sound")
        before = np.zeros(0, np.float32)
        for mono, is_last in _mono(file, PIECE // RATE * rate):
            # Each piece is moved with a second of its neighbours on both sides, or the seams would be heard.
            held = np.concatenate([before, mono])
            moved = resampled(held, rate)
            moved[RATE if len(before) else 0 : None if is_last else -RATE].tofile(target)
            before = held[-2 * rate :]
            if target.tell() > MOST_SECONDS * RATE * moved.itemsize:
                raise RefusedError("too_long")


def _mono(file: soundfile.SoundFile, count: int) -> Iterator[tuple[Samples, bool]]:
    """Pieces of ``count`` samples, and whether it is the last one. Damage counts as silence."""
    piece = file.read(count, dtype="float32", always_2d=True)
    while len(piece):
        following = file.read(count, dtype="float32", always_2d=True)
        mono = np.nan_to_num(piece.mean(axis=1), posinf=0.0, neginf=0.0).astype(np.float32)
        yield np.clip(mono, -8.0, 8.0), not len(following)
        piece = following


def _levelled(samples: Samples, place: Path) -> NDArray[np.int16]:
    """At the loudness of every page, its peaks held. Silence is no reading."""
    before = loudness.integrated(samples)
    if before == -np.inf:
        raise RefusedError("silent")
    gain = LOUDNESS - before
    whole = np.memmap(place, dtype=np.int16, mode="w+", shape=(len(samples),))
    # Holding peaks takes loudness away; a second and third turn give it back.
    for _turn in range(3):
        for start in range(0, len(samples), PIECE):
            whole[start : start + PIECE] = _held(samples, start, gain)
        missing = LOUDNESS - loudness.integrated(_Scaled(whole))  # type: ignore[arg-type]
        if abs(missing) < loudness.CLOSE_ENOUGH:
            break
        gain += missing
    return whole


def _held(samples: Samples, start: int, gain: float) -> NDArray[np.int16]:
    before = min(start, 2 * loudness.LOOK_AHEAD)
    piece = samples[start - before : start + PIECE + 2 * loudness.LOOK_AHEAD] * np.float32(10 ** (gain / 20))
    return np.rint(loudness.limited(piece)[before : before + PIECE] * 32_767).astype(np.int16)


class _Scaled:
    """Whole numbers seen as parts of full scale, a piece at a time."""

    def __init__(self, whole: NDArray[np.int16]) -> None:
        self.whole = whole

    def __len__(self) -> int:
        return len(self.whole)

    def __getitem__(self, part: slice) -> Samples:
        return self.whole[part].astype(np.float32) / np.float32(32_767)


def silences(whole: NDArray[np.int16]) -> list[tuple[float, float]]:
    """Where nobody speaks, in seconds: quiet as the room is, whatever room it is."""
    count = len(whole) // FRAME
    energies = np.empty(count)
    for start in range(0, count, 5000):
        frames = whole[start * FRAME : min(start + 5000, count) * FRAME].astype(np.float64).reshape(-1, FRAME)
        energies[start : start + len(frames)] = np.square(frames).mean(axis=1)
    loud = 10 * np.log10(np.maximum(energies, 1.0))
    room, voice = np.percentile(loud, 5), np.percentile(loud, 75)
    quiet = loud < room + SPEAKS_ABOVE * (voice - room)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], quiet.astype(np.int8), [0]])))
    found = [(a * FRAME / RATE, b * FRAME / RATE) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return [(a, b - SOFT_START) for a, b in found if b - a >= LEAST_SILENCE]


def cut(source: Path, folder: Path, parts: list[tuple[float, float]]) -> dict[str, Any]:
    """Each part in every kind, under its number."""
    for number, (start, end) in enumerate(parts):
        samples, _rate = soundfile.read(source, start=round(start * RATE), stop=round(end * RATE), dtype="int16")
        for ending in encoder.ENDINGS:
            (folder / f"{number}.{ending}").write_bytes(encoder.encode(samples, ending))
    return {"parts": len(parts)}


def _parts(texts: list[str]) -> list[tuple[float, float]]:
    pairs = [text.split("-") for text in texts]
    return [(float(start), float(end)) for start, end in pairs]


def _limit() -> None:
    os.nice(KINDNESS)
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, DISK), (resource.RLIMIT_CPU, COMPUTING)):
        resource.setrlimit(kind, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(arguments: list[str]) -> None:
    """Do what was asked, and say how it went on the one line that is read."""
    _limit()
    verb, source, folder, *rest = arguments
    try:
        paths = Path(source), Path(folder)
        said = level(*paths) if verb == "level" else cut(*paths, _parts(rest))
    except RefusedError as refused:
        said = {"refusal": str(refused)}
    sys.stdout.write(json.dumps(said) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
