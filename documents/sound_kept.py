"""What documents say stays in the store of spoken sentences as long as they say it."""

from collections.abc import Iterator

from accessibility.speech.collection import keep_also
from accessibility.speech.plans import Plan
from documents.formats.audio import plan_of
from documents.manuscripts import spoken_manuscript
from documents.models import SourceText


def plans() -> Iterator[Plan]:
    """Of every published document: one edited sentence then costs one new sentence, however old the others are."""
    live = SourceText.objects.filter(page__live=True).exclude(html="").select_related("page__locale")
    for source in live.iterator():
        yield plan_of(spoken_manuscript(source.page, source))


def register() -> None:
    """Once, when the room opens."""
    keep_also(plans)
