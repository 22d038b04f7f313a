"""The audio bar: what the player under the header needs, without rendering the page a second time."""

from typing import Any

from django.urls import reverse

from accessibility.models import PageRecording
from accessibility.speech import offers, page_recordings, store
from accessibility.speech.kinds import KINDS, MP3, SAVER
from accessibility.speech.lengths import length_in_words
from accessibility.speech.views import address_of_sound


def address_of_page(page_id: int, version: str = "") -> str:
    """The page on which a page, or another version of it, can be heard."""
    if version:
        return reverse("accessibility:listen_version", args=[page_id, version])
    return reverse("accessibility:listen", args=[page_id])


def page_sound(page_id: int, version: str = "", *, is_light: bool = False) -> dict[str, Any]:
    """Sources, length and files of a page's recording; one that is still to be made is heard as it comes."""
    wanted = {"page_id": page_id, "version": version, "manner": "", "state": PageRecording.State.READY}
    row = PageRecording.objects.filter(**wanted).first()
    listen = address_of_page(page_id, version)
    # Publishing removes the old sound first, and its row later.
    if row is None or not store.exists(page_recordings.file_of(page_id, row.digest, MP3)):
        sources = [{"href": address_of_sound(page_id, version, MP3), "type": KINDS[MP3].content_type}]
        return {"sources": sources, "length": "", "files": [], "address": listen}

    def address(ending: str) -> str:
        return f"{address_of_sound(page_id, version, ending)}?v={row.digest}"

    return {
        "sources": offers.sources(address, is_light=is_light),
        "length": length_in_words(row.seconds),
        "files": list(offers.files(row, address, kinds=(MP3, SAVER))),
        "address": listen,
    }
