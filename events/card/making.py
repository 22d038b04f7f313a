"""A card as one file. Called in the job worker and at the desk, never by a page that somebody waits for.

What is heavy is loaded by name: paper is set in a child process, sound and braille bring their own libraries.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import get_language

from accessibility.speech.plans import plan
from accessibility.speech.tags import Labels, with_tags
from accessibility.town import town_in_this_language
from documents.formats.maker import Manuscript
from events.card.choices import PaperKind
from events.card.paper import POINTS, card_pdf
from events.card.texts import felt_html, heard_html, plain_text, title_of

if TYPE_CHECKING:
    from events.card.card import Card


def make(card: Card, kind: str) -> bytes:
    """The file's content."""
    return MAKERS[PaperKind(kind)](card)


def _paper(kind: PaperKind) -> Callable[[Card], bytes]:
    def make_paper(card: Card) -> bytes:
        return card_pdf([card], kind)

    return make_paper


def _sound(card: Card) -> bytes:
    """Spoken without the store of sentences: a name and a number are nobody else's to hear."""
    language = (get_language() or "ja")[:2]
    planned = plan(heard_html(card), title=title_of(card), language=language)
    content: bytes = import_module("accessibility.speech.unkept").speak(planned)
    town = str(town_in_this_language()["name"])
    labels = Labels(title_of(card), town, timezone.localdate(), licence="", language=language)
    return with_tags("mp3", content, labels, [])


def _braille(card: Card) -> bytes:
    manuscript = Manuscript(
        title=title_of(card),
        issued_on=timezone.localdate(),
        html=felt_html(card),
        language=(get_language() or "ja")[:2],
    )
    content: bytes = import_module("documents.formats.braille.brf").Brf().make(manuscript).content
    return content


def _text(card: Card) -> bytes:
    # With a mark at the beginning, or old editors on Windows show other letters.
    return plain_text(card).encode("utf-8-sig")


MAKERS: dict[PaperKind, Callable[[Card], bytes]] = {
    **{kind: _paper(kind) for kind in POINTS},
    PaperKind.SOUND: _sound,
    PaperKind.BRAILLE: _braille,
    PaperKind.TEXT: _text,
}
