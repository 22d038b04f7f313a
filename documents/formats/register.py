"""Which maker makes which format."""

from django.utils.module_loading import import_string

from documents.formats.maker import Maker

# By name: typesetting and speech weigh hundreds of megabytes, and only the worker that makes a format carries them.
MAKERS = {
    "pdf18": ("documents.formats.large_print.LargePrint", {"points": 18}),
    "pdf22": ("documents.formats.large_print.LargePrint", {"points": 22}),
    "pdf28": ("documents.formats.large_print.LargePrint", {"points": 28}),
    "mp3": ("documents.formats.audio.Audio", {}),
}


def maker_of(kind: str) -> Maker:
    """The maker of a format."""
    name, choices = MAKERS[kind]
    maker: Maker = import_string(name)(**choices)
    return maker
