"""The words of a recording with their times, as WebVTT: podcast apps show them while they are said."""

import re
from collections.abc import Iterable, Iterator

from accessibility.speech.cues import Cue

CONTENT_TYPE = "text/vtt; charset=utf-8"
_SPACES = re.compile(r"\s+")
# WebVTT takes a zero for damage.
_NEVER_SAID = re.compile("[\0\ud800-\udfff]")


def webvtt(cues: Iterable[Cue], *, language: str) -> str:
    """The whole file. What is in another language than the rest is marked, for apps that read it aloud."""
    return "\n\n".join(["WEBVTT", *_cues(cues, language)]) + "\n"


def _cues(cues: Iterable[Cue], language: str) -> Iterator[str]:
    for number, cue in enumerate(cues, start=1):
        text = _escaped(cue.text)
        words = text if cue.language == language else f"<lang {cue.language}>{text}</lang>"
        yield f"{number}\n{_time(cue.start)} --> {_time(cue.end)}\n{words}"


def _escaped(text: str) -> str:
    """One line, and nothing that could be taken for marks or for an arrow."""
    plain = _SPACES.sub(" ", _NEVER_SAID.sub("", text)).strip()
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _time(seconds: float) -> str:
    minutes, milliseconds = divmod(round(seconds * 1000), 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{milliseconds / 1000:06.3f}"
