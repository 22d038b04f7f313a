"""Starting the program that decodes somebody's recording, and never more than its time."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings

from accessibility.speech.people.upload import VoiceRefusal, VoiceRefusedError

PROGRAM = "accessibility.speech.people.conversion"
MOST_SECONDS = 45 * 60


def level(source: Path, folder: Path) -> dict[str, Any]:
    """See ``conversion.level``; raises ``VoiceRefusedError`` for what cannot be used."""
    return _run("level", str(source), str(folder))


def cut(source: Path, folder: Path, parts: list[tuple[float, float]]) -> None:
    """See ``conversion.cut``."""
    _run("cut", str(source), str(folder), *(f"{start:.3f}-{end:.3f}" for start, end in parts))


def _run(*arguments: str) -> dict[str, Any]:
    """It gets nothing of our environment: neither passwords nor addresses."""
    command = [sys.executable, "-m", PROGRAM, *arguments]
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        ended = subprocess.run(
            command, cwd=settings.BASE_DIR, env=environment, capture_output=True, timeout=MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise VoiceRefusedError(VoiceRefusal.TOO_SLOW) from error
    if ended.returncode:
        raise VoiceRefusedError(_refusal_of_the_dead(ended.returncode, ended.stderr.decode(errors="replace")))
    said: dict[str, Any] = json.loads(ended.stdout.decode().splitlines()[-1])
    if "refusal" in said:
        raise VoiceRefusedError(VoiceRefusal(said["refusal"]))
    return said


def _refusal_of_the_dead(code: int, said: str) -> VoiceRefusal:
    """A decoder that fell over its file, or one that ran out of its time or memory."""
    if code in {-24, -9} or "MemoryError" in said:
        return VoiceRefusal.TOO_SLOW
    return VoiceRefusal.NOT_SOUND if code < 0 else VoiceRefusal.UNEXPECTED
