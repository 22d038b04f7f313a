"""Programmes as the public finds them: each with its length and its sound."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from wagtail.models import Page

from accessibility.models import PageRecording
from accessibility.speech.bar import page_sound
from accessibility.speech.lengths import length_in_words, size_in_words
from accessibility.speech.views import address_of_sound

if TYPE_CHECKING:
    from cms.broadcast.models import BroadcastPage

PROGRAMMES_A_PAGE = 12


@dataclass(frozen=True, slots=True)
class Heard:
    """One programme in the list; ``download`` is empty while its sound is being made."""

    title: str
    href: str
    issued_on: date
    summary: str
    length: str = ""
    download: str = ""
    size: str = ""


def heard(programme: "BroadcastPage") -> dict[str, Any]:
    """What the player and the links to files need. A draft in the preview has no sound."""
    return page_sound(programme.pk) if programme.pk and programme.live else {}


def programmes_below(index: Page, *, page: str | None) -> dict[str, Any]:
    """The newest first. Only the newest of all has a player, so that the list stays short to hear."""
    programmes = index.get_children().live().specific().order_by("-broadcastpage__issued_on", "-pk")
    shown = Paginator(programmes, PROGRAMMES_A_PAGE).get_page(page)
    entries = list(_entries(shown.object_list))
    newest = shown.object_list[0] if entries and shown.number == 1 else None
    context = {"page_of_programmes": shown, "newest": newest, "programmes": entries[1:] if newest else entries}
    return context | {"sound": heard(newest), "newest_entry": entries[0]} if newest else context


def _entries(programmes: Iterable["BroadcastPage"]) -> Iterable[Heard]:
    """One question for all of them."""
    found = list(programmes)
    rows = PageRecording.objects.filter(page__in=[each.pk for each in found], version="")
    ready = {row.page_id: row for row in rows.filter(state=PageRecording.State.READY)}
    for each in found:
        words = {
            "title": each.title,
            "href": each.get_url() or "",
            "issued_on": each.issued_on,
            "summary": each.summary,
        }
        row = ready.get(each.pk)
        yield Heard(**words, **_file(row)) if row else Heard(**words)


def _file(row: PageRecording) -> dict[str, str]:
    address = address_of_sound(row.page_id, "", "mp3")
    return {
        "length": length_in_words(row.seconds),
        "download": f"{address}?v={row.digest}&download=1",
        "size": size_in_words(row.mp3_bytes),
    }
