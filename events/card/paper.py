"""Cards on paper: A5 to take along, and large print. Tagged PDFs (PDF/UA-1), set in a child process, kept nowhere."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

import segno
from django.utils.translation import get_language

from documents.requests.printing.typesetter import pdf_of
from events.card.choices import PaperKind
from events.choices import Way

if TYPE_CHECKING:
    from events.card.card import Card

# The size of the smallest letter. Twelve points is the least that town guides to print for everybody ask for.
POINTS = {PaperKind.A5: 12, PaperKind.LARGE_18: 18, PaperKind.LARGE_22: 22, PaperKind.LARGE_28: 28}


def card_pdf(cards: Sequence[Card], kind: PaperKind) -> bytes:
    """The cards as one PDF; each begins on a new sheet, and who joins by post gets a reply slip behind it."""
    names = [f"card-{number}" for number, _card in enumerate(cards)]
    context = {
        "cards": [{"card": card, "code": name} for card, name in zip(cards, names, strict=True)],
        "points": POINTS[kind],
        "is_small": kind == PaperKind.A5,
        "language": (get_language() or "ja")[:2],
        "by_post": Way.POST,
    }
    pictures = {name: square(card.address) for card, name in zip(cards, names, strict=True)}
    return pdf_of("events/card/print/card.html", context, pictures=pictures)


def square(address: str) -> str:
    """The square that a telephone photographs, as SVG. Medium correction, because cards are folded."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", scale=4, border=4, dark="#000", light="#fff")
    return drawn.getvalue().decode()
