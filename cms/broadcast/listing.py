"""Programmes as the public finds them: each with its length and its sound."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from wagtail.models import Page

from accessibility.models import PageRecording
from accessibility.speech.bar import page_sound
from accessibility.speech.kinds import KINDS, MP3
from accessibility.speech.lengths import length_in_words, size_in_words
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


def heard(programme: "BroadcastPage") -> dict[str, Any]:
    """What the player and the links to files need. A draft in the preview has no sound."""
    if not (programme.pk and programme.live):
        return {}
    row = recordings_of([programme]).get(programme.pk)
    return page_sound(programme.pk) | {"files": list(files_of(row)) if row else []}


def recordings_of(programmes: Iterable["BroadcastPage"]) -> dict[int, PageRecording]:
    """The finished sound of these, in one question."""
    rows = PageRecording.objects.filter(page__in=[each.pk for each in programmes], version="", manner="")
    return {row.page_id: row for row in rows.filter(state=PageRecording.State.READY)}


def files_of(row: PageRecording) -> Iterator[dict[str, str]]:
    """Every kind of file there is, as the component ``file_list`` takes them."""
    for ending, kind in KINDS.items():
        if size := row.sizes.get(ending):
            yield {
                "href": _address(row, ending),
                "title": _("音声のファイル"),
                "type": str(kind.name),
                "size": size_in_words(size),
                "length": length_in_words(row.seconds),
            }


def programmes_below(index: Page, *, page: str | None) -> dict[str, Any]:
    """The newest first. Only the newest of all has a player, so that the list stays short to hear."""
    programmes = index.get_children().live().specific().order_by("-broadcastpage__issued_on", "-pk")
    shown = Paginator(programmes, PROGRAMMES_A_PAGE).get_page(page)
    found = list(shown.object_list)
    entries = list(_listed(found))
    if not found or shown.number > 1:
        return {"page_of_programmes": shown, "programmes": entries}
    newest = {"newest": entries[0], "heard": heard(found[0])}
    return {"page_of_programmes": shown, "programmes": entries[1:], **newest}


def _listed(programmes: list["BroadcastPage"]) -> Iterator[Listed]:
    ready = recordings_of(programmes)
    for each in programmes:
        words = {"title": each.title, "href": each.get_url() or "", "summary": each.summary}
        row = ready.get(each.pk)
        yield Listed(**words, **_file(row)) if row else Listed(**words)


def _file(row: PageRecording) -> dict[str, str]:
    size = size_in_words(row.sizes.get(MP3, 0))
    return {"length": length_in_words(row.seconds), "download": _address(row, MP3), "size": size}


def _address(row: PageRecording, ending: str) -> str:
    return f"{address_of_sound(row.page_id, '', ending)}?v={row.digest}&download=1"
