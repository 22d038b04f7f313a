"""Which maker makes which format."""

from typing import Any

from django.utils.module_loading import import_string

from accessibility.speech.kinds import MP3, OGG, SAVER
from documents.formats.maker import Maker

# By name: typesetting and speech weigh hundreds of megabytes, and only the worker that makes a format carries them.
MAKERS: dict[str, tuple[str, dict[str, Any]]] = {
    "pdf18": ("documents.formats.large_print.LargePrint", {"points": 18}),
    "pdf22": ("documents.formats.large_print.LargePrint", {"points": 22}),
    "pdf28": ("documents.formats.large_print.LargePrint", {"points": 28}),
    "mp3": ("documents.formats.audio.Audio", {"ending": MP3}),
    "ogg": ("documents.formats.audio.Audio", {"ending": OGG}),
    "saver": ("documents.formats.audio.Audio", {"ending": SAVER}),
}


def maker_of(kind: str) -> Maker:
    """The maker of a format."""
    name, choices = MAKERS[kind]
    maker: Maker = import_string(name)(**choices)
    return maker
