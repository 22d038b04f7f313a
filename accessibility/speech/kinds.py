"""The kinds of sound file a listener may have, by the ending of their addresses."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file; ``kbits`` is about what a second of speech weighs, in thousands of bits."""

    ending: str
    content_type: str
    kbits: int
    name: str | Promise


# MP3 first: it is made first, because every player that waits for sound can play it.
KINDS = {
    kind.ending: kind
    for kind in (
        Kind("mp3", "audio/mpeg", 24, _("MP3（どの機械でも聞けます）")),
        Kind("ogg", "audio/ogg; codecs=opus", 24, _("Ogg Opus（音がきれいです）")),
        Kind("saver.ogg", "audio/ogg; codecs=opus", 16, _("Ogg Opus 節約（通信量がいちばん少ない）")),
    )
}
MP3, OGG, SAVER = KINDS
