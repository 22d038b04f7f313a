"""Which pages can be heard, and which of them are in the state that staff ask for: by the database alone."""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Count, Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from wagtail import hooks
from wagtail.models import Page, get_page_models

from accessibility.models import HumanRecording, PageRecording
from cms.sound.states_words import SoundState

State = PageRecording.State
# A room with sound of its own adds pages: a function of this hook takes a state and returns ids of pages in it.
HOOK = "engawa_sound_pages"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is narrowed to."""

    state: str = ""
    kind: str = ""
    words: str = ""


def kinds() -> list[tuple[str, str]]:
    """The sorts of page that can say what they say, by number and name."""
    models = [model for model in get_page_models() if hasattr(model, "main_html") and not model._meta.abstract]  # noqa: SLF001 -- Django documents it as its own
    types = ContentType.objects.get_for_models(*models)
    return [(str(types[model].pk), str(model.get_verbose_name())) for model in models]


def pages(asked: Asked) -> QuerySet[Page]:
    """Published pages that everybody may read, the newest first."""
    known = [number for number, _name in kinds()]
    found = Page.objects.live().public().filter(content_type__in=known).order_by("-last_published_at", "pk")
    if asked.kind in known:
        found = found.filter(content_type=asked.kind)
    if asked.words:
        found = found.filter(title__icontains=asked.words)
    return found.filter(_in_state(asked.state)) if asked.state in SoundState.values else found


def _in_state(state: str) -> Q:
    """A row is as old as its last wish: what was published after it is not in it."""
    rows = PageRecording.objects.filter(page=OuterRef("pk"))
    ready = rows.filter(state=State.READY)
    older = Q(asked_at__lt=OuterRef("last_published_at"))
    questions: dict[str, Any] = {
        SoundState.FRESH: Exists(ready.filter(is_human=False).exclude(older)),
        SoundState.STALE: Exists(ready.filter(older)),
        SoundState.MAKING: Exists(rows.filter(state__in=[State.WANTED, State.MAKING])),
        SoundState.FAILED: Exists(rows.filter(state=State.FAILED)),
        SoundState.HUMAN: Exists(ready.filter(is_human=True)),
        SoundState.BEHIND: Exists(HumanRecording.objects.behind().filter(page=OuterRef("pk"))),
        SoundState.NONE: ~Exists(rows),
    }
    numbers = {number for of_room in hooks.get_hooks(HOOK) for number in of_room(state)}
    return Q(questions[state]) | Q(pk__in=numbers)


@dataclass(frozen=True, slots=True)
class Totals:
    """All sound of the town together."""

    pages: int
    ready: int
    seconds: float
    mp3_bytes: int
    ogg_bytes: int


def totals() -> Totals:
    """Over every page, whatever the list is narrowed to."""
    ready = PageRecording.objects.filter(state=State.READY)
    sums = ready.aggregate(
        ready=Count("page", distinct=True), seconds=Sum("seconds"), mp3=_sum_of_sizes("mp3"), ogg=_sum_of_sizes("ogg")
    )
    return Totals(pages(Asked()).count(), sums["ready"], sums["seconds"] or 0.0, sums["mp3"] or 0, sums["ogg"] or 0)


def _sum_of_sizes(ending: str) -> Sum:
    return Sum(Cast(KT(f"sizes__{ending}"), BigIntegerField()))


def counted() -> list[tuple[str, str, int]]:
    """How many pages are in each state; a page with two versions may stand in two."""
    return [(state.value, str(state.label), pages(Asked(state=state.value)).count()) for state in SoundState]


__all__ = ["Asked", "Totals", "counted", "kinds", "pages", "totals"]
