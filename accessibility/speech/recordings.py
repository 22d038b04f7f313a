"""Sound made from HTML and kept sentence by sentence: one edited sentence costs one new sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from django.utils import timezone

from accessibility.models import SpokenSentence
from accessibility.speech import joining, store
from accessibility.speech.cues import Cue, chapters_of, cues_of
from accessibility.speech.engines import SpeechError
from accessibility.speech.kinds import KINDS
from accessibility.speech.plans import PAUSES, SENTENCES, Plan, Spoken, plan
from accessibility.speech.tags import Labels, with_tags

__all__ = ["PAUSES", "SENTENCES", "Plan", "Programme", "Spoken", "join", "made", "make", "pause", "plan", "record"]

State = SpokenSentence.State
# The encoder pads each sentence and each pause with about a twentieth of a second.
PADDING = 0.1


@dataclass(frozen=True, slots=True)
class Programme:
    """A finished recording in every kind: its files, how long each is, which sentence sounds when."""

    files: dict[str, bytes]
    seconds: dict[str, float]
    cues: dict[str, list[Cue]]


def made(spoken: Spoken, *, ext: str) -> bytes | None:
    """The sentence's sound, if it has been made."""
    return store.read(f"{spoken.name}.{ext}")


def pause(spoken: Spoken) -> None:
    """Make the silence after the sentence, if need be."""
    if not _is_made(spoken.pause_key, spoken.pause_name):
        seconds = spoken.sentence.pause - PADDING
        _note(spoken.pause_key, _maker().make_pause(seconds, name=spoken.pause_name))


def make(spoken: Spoken) -> None:
    """Make the sentence's sound, if need be."""
    if not _is_made(spoken.key, spoken.name):
        _note(spoken.key, _maker().make(spoken.words, voice=spoken.voice, name=spoken.name))


def _is_made(key: str, name: str) -> bool:
    noted = SpokenSentence.objects.filter(pk=key, state=State.MADE).exists()
    return noted and all(store.exists(f"{name}.{ending}") for ending in KINDS)


def _note(key: str, contents: dict[str, bytes]) -> None:
    seconds = {ending: joining.seconds_in_place(ending, content) for ending, content in contents.items()}
    values = {"state": State.MADE, "seconds": seconds, "bytes": sum(map(len, contents.values())), "error": ""}
    SpokenSentence.objects.update_or_create(key=key, defaults={**values, "used_at": timezone.now()})


@cache
def _maker() -> Any:
    """Encoders and the engine are loaded by whoever makes sound, not by whoever hands it out."""
    return import_module("accessibility.speech.making")


def _parts(planned: Plan, ending: str) -> Iterator[bytes]:
    for spoken in planned.spoken:
        for name in (spoken.name, spoken.pause_name):
            found = store.read(f"{name}.{ending}")
            if found is None:
                raise SpeechError(f"{name}.{ending} was made but is not in the storage")
            yield found


def join(planned: Plan, labels: Labels | None = None) -> Programme:
    """The whole of it, made where it is not made yet; with labels also title, town, licence and chapters."""
    if not planned.spoken:
        raise SpeechError("there is nothing to speak")
    for spoken in planned.spoken:
        make(spoken)
        pause(spoken)
    files, seconds, cues = {}, {}, {}
    for ending in KINDS:
        content = joining.join(ending, _parts(planned, ending))
        seconds[ending] = joining.seconds(ending, content)
        cues[ending] = cues_of(planned, ending)
        if labels is not None:
            chapters = chapters_of(cues[ending], title=labels.title, seconds=seconds[ending])
            content = with_tags(ending, content, labels, chapters)
        files[ending] = content
    return Programme(files, seconds, cues)


def record(html: str, *, title: str, labels: Labels | None = None) -> Programme:
    """Speak the HTML. Sentences spoken before are taken from the store."""
    return join(plan(html, title=title), labels)
