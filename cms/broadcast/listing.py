"""Programmes as the public finds them: each with its length and its sound."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from wagtail.models import Page

from accessibility.models import PageRecording
from accessibility.speech import offers
from accessibility.speech.kinds import MP3
from accessibility.speech.offers import FileToKeep
from accessibility.speech.views import address_of_sound

if TYPE_CHECKING:
    from cms.broadcast.models import BroadcastPage

PROGRAMMES_A_PAGE = 12


@dataclass(frozen=True, slots=True)
class Listed:
    """One programme in the list; ``download`` is empty while its sound is being made."""

    title: str
    href: str
    summary: str
    length: str = ""
    download: str = ""
    size: str = ""


def files_of(programme: "BroadcastPage") -> list[FileToKeep]:
    """Every kind of file of its finished sound."""
    row = recordings_of([programme]).get(programme.pk)
    return list(offers.files(row, partial(_address, row))) if row else []


def recordings_of(programmes: Iterable["BroadcastPage"]) -> dict[int, PageRecording]:
    """The finished sound of these, in one question."""
    rows = PageRecording.objects.filter(page__in=[each.pk for each in programmes], version="", manner="")
    return {row.page_id: row for row in rows.filter(state=PageRecording.State.READY)}


def programmes_below(index: Page, *, page: str | None) -> dict[str, Any]:
    """The newest first. Only the newest of all has a player, so that the list stays short to hear."""
    programmes = index.get_children().live().specific().order_by("-broadcastpage__issued_on", "-pk")
    shown = Paginator(programmes, PROGRAMMES_A_PAGE).get_page(page)
    found = list(shown.object_list)
    entries = list(_listed(found))
    if not found or shown.number > 1:
        return {"page_of_programmes": shown, "programmes": entries}
    return {"page_of_programmes": shown, "newest": found[0], "programmes": entries[1:]}


def _listed(programmes: list["BroadcastPage"]) -> Iterator[Listed]:
    ready = recordings_of(programmes)
    for each in programmes:
        words = {"title": each.title, "href": each.get_url() or "", "summary": each.summary}
        row = ready.get(each.pk)
        yield Listed(**words, **_file(row)) if row else Listed(**words)


def _file(row: PageRecording) -> dict[str, str]:
    found = offers.files(row, partial(_address, row), kinds=(MP3,))
    return next(({"length": file["length"], "download": file["href"], "size": file["size"]} for file in found), {})


def _address(row: PageRecording, ending: str) -> str:
    return f"{address_of_sound(row.page_id, '', ending)}?v={row.digest}"
