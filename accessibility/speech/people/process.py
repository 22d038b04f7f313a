"""Starting the program that decodes somebody's recording, and never more than its time."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings

from accessibility.speech.people.upload import VoiceRefusal, VoiceRefusedError

PROGRAM = "accessibility.speech.people.conversion"
TURN_SECONDS = 0.25
MOST_TURNS = round(45 * 60 / TURN_SECONDS)
Between = Callable[[], None]


def level(source: Path, folder: Path, *, between: Between) -> dict[str, Any]:
    """See ``conversion.level``; raises ``VoiceRefusedError`` for what cannot be used."""
    return _run(["level", str(source), str(folder)], between)


def cut(source: Path, folder: Path, parts: list[tuple[float, float]], *, between: Between) -> None:
    """See ``conversion.cut``."""
    _run(["cut", str(source), str(folder), *(f"{start:.3f}-{end:.3f}" for start, end in parts)], between)


def _run(arguments: list[str], between: Between) -> dict[str, Any]:
    """It gets nothing of our environment: neither passwords nor addresses."""
    command = [sys.executable, "-m", PROGRAM, *arguments]
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complained:
        process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, stdout=said, stderr=complained)
        code = _wait(process, between)
        said.seek(0)
        complained.seek(0)
        if code:
            raise VoiceRefusedError(_refusal_of_the_dead(code, complained.read().decode(errors="replace")))
        answer: dict[str, Any] = json.loads(said.read().decode().splitlines()[-1])
    if "refusal" in answer:
        raise VoiceRefusedError(VoiceRefusal(answer["refusal"]))
    return answer


def _wait(process: "subprocess.Popen[bytes]", between: Between) -> int:
    """Until it ends or its time is over; what listeners wait for is made meanwhile."""
    try:
        for _turn in range(MOST_TURNS):
            try:
                return process.wait(timeout=TURN_SECONDS)
            except subprocess.TimeoutExpired:
                between()
        raise VoiceRefusedError(VoiceRefusal.TOO_SLOW)
    finally:
        process.kill()
        process.wait()


def _refusal_of_the_dead(code: int, said: str) -> VoiceRefusal:
    """A decoder that fell over its file, or one that ran out of its time or memory."""
    if code in {-signal.SIGXCPU, -signal.SIGXFSZ, -signal.SIGKILL} or "MemoryError" in said:
        return VoiceRefusal.TOO_SLOW
    return VoiceRefusal.NOT_SOUND if code < 0 else VoiceRefusal.UNEXPECTED
