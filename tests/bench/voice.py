"""What listeners get: loudness, no sample cut off, files that decode without complaint, weight, times that fit."""

import json
from collections.abc import Iterator
from typing import Any

from accessibility.speech.kinds import KINDS
from accessibility.speech.loudness import TARGET
from portal.rehearsal import Rehearsal
from tests.bench.figures import Figure

# Enough for all kinds of pages, and a few minutes of work.
MINUTES = "6"
# DESIGN.md's weight of a minute, and what each kind promises with its name.
HEAVIEST = {"mp3": 183.0, "ogg": 200.0, "saver.ogg": 130.0}


def voice(town: Rehearsal, _paths: dict[str, Any]) -> Iterator[Figure]:
    """Every produced file is decoded by ffmpeg and measured."""
    files = json.loads(town.manage("measure_voice", MINUTES).splitlines()[-1])
    heard = f"{len(files)} files, {sum(file['seconds'] for file in files) / len(KINDS) / 60:.0f} minutes in each kind"
    for ending in KINDS:
        these = [file for file in files if file["ending"] == ending]
        told = [file["loudness"] for file in these]
        how = f"{min(told):.1f} to {max(told):.1f} LUFS (EBU R128, ffmpeg)"
        yield Figure(
            f"loudness, farthest from −18 LUFS, {ending}", max(abs(each - TARGET) for each in told), "LU", 1, how=how
        )
        weight = sum(file["kb_a_minute"] * file["seconds"] for file in these) / sum(file["seconds"] for file in these)
        yield Figure(f"weight of a minute, {ending}", weight, "kB", HEAVIEST[ending])
        off = max(file["most_off_ms"] for file in these)
        how = "each sentence's own waveform looked for in the decoded file"
        yield Figure(f"sentence times against the sound, farthest off, {ending}", off, "ms", 50, how=how)
    yield Figure("samples cut off", sum(file["cut_off"] for file in files), "", 0, how=heard)
    complaints = [
        f"{file['title']} ({file['ending']}): {file['complaints'][:80]}" for file in files if file["complaints"]
    ]
    yield Figure("files that ffmpeg complains of", len(complaints), "", 0, how="; ".join(complaints[:3]))
