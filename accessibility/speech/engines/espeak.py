"""espeak-ng, run as a program of its own, for passages in another language.

Its Japanese cannot read kanji, so it is never asked for any.
"""

import subprocess
import sys
from pathlib import Path

from accessibility.speech.engines import FOREIGN_VOICES, Sound, SpeechError, Voice, edition, waves

PROGRAM = Path(__file__).with_name("espeak_program.py")
WORDS_A_MINUTE = 165
LONGEST_WAIT = 60
VOICES = tuple(Voice(f"espeak/{code}", f"espeak-ng {code}", code, "GPL-3.0-or-later") for code in FOREIGN_VOICES)


def identity(voice: str) -> str:
    """Another edition of espeak-ng may read otherwise."""
    return f"{voice} {edition('espeakng-loader')}"


def speak(text: str, *, voice: str, pace: float) -> Sound:
    """The sound of ``text`` by one of ``VOICES``."""
    if voice not in {each.id for each in VOICES}:
        raise SpeechError(f"unknown voice {voice}")
    named = FOREIGN_VOICES[voice.partition("/")[2]]
    try:
        done = subprocess.run(
            [sys.executable, str(PROGRAM), named, str(round(WORDS_A_MINUTE * pace))],
            input=text.encode("utf-8", "ignore"),
            capture_output=True,
            check=False,
            timeout=LONGEST_WAIT,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise SpeechError(f"espeak-ng: {error}") from error
    if done.returncode != 0:
        raise SpeechError(f"espeak-ng: {done.stderr.decode(errors='replace').strip()[-300:]}")
    if not any(done.stdout[4:]):
        raise SpeechError("espeak-ng made no sound")
    sound: Sound = waves().raw(done.stdout[4:], int.from_bytes(done.stdout[:4], "little"))
    return sound
