"""An engine that writes down what it speaks, for workers in other processes."""

import errno
import os
import time
from pathlib import Path

from accessibility.speech.engines import Sound, SpeechError
from accessibility.speech.engines.recorded import HurriedEngine

LOG = "ENGAWA_TEST_SPOKEN"
# So many workers take part: none speaks its first sentence before all have one.
WORKERS = "ENGAWA_TEST_WORKERS"
READY = "(ready)"
# As long as a short sentence takes a real voice.
SECONDS_A_SENTENCE = 0.02


class LoggedEngine(HurriedEngine):
    """Hums; the log has one line for each sentence, with the process that spoke it."""

    has_met_the_others = False

    def speak(self, text: str, **how: object) -> Sound:
        """Write it down, then hum."""
        if not LoggedEngine.has_met_the_others:
            self._write(READY)
            self._wait_for_the_others()
            LoggedEngine.has_met_the_others = True
        self._write(text)
        time.sleep(SECONDS_A_SENTENCE)
        return super().speak(text, **how)  # type: ignore[arg-type]

    def _write(self, text: str) -> None:
        with self._log.open("a", encoding="utf-8") as file:
            file.write(f"{os.getpid()} {text}\n")

    def _wait_for_the_others(self) -> None:
        until = time.monotonic() + 60
        while self._log.read_text("utf-8").count(READY) < int(os.environ[WORKERS]):
            assert time.monotonic() < until, "the other workers did not come"
            time.sleep(0.005)

    @property
    def _log(self) -> Path:
        return Path(os.environ[LOG])


class RefusingEngine(HurriedEngine):
    """Cannot speak what holds だめ."""

    def speak(self, text: str, **how: object) -> Sound:
        """Refuse, or hum."""
        sound = super().speak(text, **how)  # type: ignore[arg-type]
        if "だめ" in text:
            raise SpeechError("refused")
        return sound


class FullDiskEngine(HurriedEngine):
    """Has no room for its sound."""

    def speak(self, text: str, **how: object) -> Sound:  # noqa: ARG002 -- the engines' Protocol
        """Say what the system says."""
        raise OSError(errno.ENOSPC, "No space left on device")
