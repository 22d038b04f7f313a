"""The audio bar: what the player under the header needs, without rendering the page a second time."""

from typing import Any

from django.urls import reverse

from accessibility.models import PageRecording
from accessibility.speech import page_recordings, store
from accessibility.speech.lengths import length_in_words
from accessibility.speech.views import TYPES, address_of_sound


def address_of_page(page_id: int, version: str = "") -> str:
    """The page on which a page, or another version of it, can be heard."""
    if version:
        return reverse("accessibility:listen_version", args=[page_id, version])
    return reverse("accessibility:listen", args=[page_id])


def page_sound(page_id: int, version: str = "") -> dict[str, Any]:
    """Sources, length and file of a page's recording; one that is still to be made is heard as it comes."""
    wanted = {"page_id": page_id, "version": version, "manner": "", "state": PageRecording.State.READY}
    row = PageRecording.objects.filter(**wanted).first()
    listen = address_of_page(page_id, version)
    address = {ext: address_of_sound(page_id, version, ext) for ext in TYPES}
    # Publishing removes the old sound first, and its row later.
    if row is None or not store.exists(page_recordings.file_of(page_id, row.digest, "mp3")):
        sources = [{"href": address["mp3"], "type": TYPES["mp3"]}]
        return {"sources": sources, "length": "", "download": "", "address": listen}
    return {
        "sources": [{"href": f"{address[ext]}?v={row.digest}", "type": TYPES[ext]} for ext in TYPES],
        "length": length_in_words(row.seconds),
        "download": f"{address['mp3']}?v={row.digest}&download=1",
        "address": listen,
    }
