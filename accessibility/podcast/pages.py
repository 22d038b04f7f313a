"""Episodes made of pages: every page that has been spoken can be one."""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid5

from django.db.models import QuerySet
from django.urls import reverse
from wagtail.models import Page

from accessibility.models import PageRecording
from accessibility.podcast.channels import MOST_EPISODES, Episode, Sound
from accessibility.speech import page_recordings, store
from accessibility.speech.kinds import KINDS, MP3


def episodes_of(pages: QuerySet[Any]) -> Iterator[Episode]:
    """Those of the pages whose sound is finished, newest first. What nobody may read is left out here too."""
    newest = pages.live().public().order_by("-first_published_at", "-pk")[:MOST_EPISODES]  # type: ignore[attr-defined]
    found = {page.pk: page for page in newest}
    rows = PageRecording.objects.filter(page__in=found, version="", manner="", state=PageRecording.State.READY)
    recordings = {row.page_id: row for row in rows.defer("cues")}
    for page in found.values():
        row = recordings.get(page.pk)
        # Publishing removes the old sound first, and its row later.
        if row and store.exists(page_recordings.file_of(page.pk, row.digest, MP3)):
            yield _episode(page, row)


def guid_of(page: Page, about: str = "page") -> str:
    """The same for ever: a page keeps its key when it is moved, renamed or restored in another house."""
    return uuid5(UUID(str(page.translation_key)), f"{page.locale_id}-{about}").urn


def published(page: Page, otherwise: dt.datetime) -> dt.datetime:
    """When people could first hear of it."""
    moment: dt.datetime | None = page.first_published_at
    return moment or otherwise


def _episode(page: Any, row: PageRecording) -> Episode:
    sounds = (Sound(_address(page.pk, row.digest, ending), ending, row.sizes.get(ending, 0)) for ending in KINDS)
    return Episode(
        guid=guid_of(page),
        title=page.title,
        about=getattr(page, "summary", "") or page.search_description,
        published_at=published(page, row.asked_at),
        address=page.get_url() or "",
        sounds=tuple(sound for sound in sounds if sound.size),
        seconds=row.seconds,
        transcript=f"{reverse('accessibility:transcript', args=[page.pk])}?v={row.digest}",
        language=page.locale.language_code,
    )


def _address(page_id: int, digest: str, ending: str) -> str:
    return f"{reverse('accessibility:recording', args=[page_id, ending])}?v={digest}"
