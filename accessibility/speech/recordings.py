"""Sound made from HTML and kept sentence by sentence: one edited sentence costs one new sentence."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from accessibility.speech import joining, work
from accessibility.speech.cues import Cue, chapters_of, cues_of
from accessibility.speech.engines import SpeechError
from accessibility.speech.kinds import KINDS
from accessibility.speech.plans import PAUSES, SENTENCES, Plan, Spoken, plan
from accessibility.speech.tags import Labels, with_tags

__all__ = ["PAUSES", "SENTENCES", "Plan", "Programme", "Spoken", "join", "plan", "record"]


@dataclass(frozen=True, slots=True)
class Programme:
    """A finished recording in every kind: its files, how long each is, which sentence sounds when."""

    files: dict[str, bytes]
    seconds: dict[str, float]
    cues: dict[str, list[Cue]]


def join(
    planned: Plan,
    labels: Labels | None = None,
    *,
    kinds: Iterable[str] = tuple(KINDS),
    between: Callable[[], None] = lambda: None,
) -> Programme:
    """The whole of it, made where it is not made yet; with labels also title, town, licence and chapters.

    ``kinds`` are the endings wanted; ``between`` is called after each sentence that had to be made.
    """
    if not planned.spoken:
        raise SpeechError("there is nothing to speak")
    work.make_all(planned, between=between)
    files, seconds, cues = {}, {}, {}
    for ending in kinds:
        content = joining.join(ending, work.parts(planned, ending))
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
