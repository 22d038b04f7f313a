"""Paper for what goes out by post: labels, a packing list, the sheets. Made while staff wait, kept nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings

from accessibility.when import day_in_words
from documents.requests.printing.labels import Addressee, Sheet, addressed_pdf
from documents.requests.printing.typesetter import pdf_of
from events.card.card import card_of
from events.choices import LetterKind
from events.desk.models import Contents
from events.desk.post.due import Due
from events.letters.writing import written
from events.models import Registration

# A card goes with the letter that says how to take part: whoever has neither e-mail nor web has it nowhere else.
WITH_CARD = frozenset({Contents.CARD, Contents.CARD_LARGE, Contents.MATERIALS})
NEWS_WITH_CARD = frozenset({LetterKind.SEATED, LetterKind.PROMOTED, LetterKind.CHANGED, LetterKind.RESCHEDULED})


def labels_pdf(items: Sequence[Due], *, sheet: Sheet, first: int) -> bytes:
    """One label for each envelope whose address is known."""
    return addressed_pdf([_addressee(item) for item in items if item.to.address], sheet=sheet, first=first)


def _addressee(item: Due) -> Addressee:
    to = item.to
    # The name on the letter box is that of the one through whom somebody is reached.
    return Addressee(to.postal_code, to.address, to.name, item.registration.reference, is_braille=item.is_braille)


def packing_pdf(items: Sequence[Due], *, now: datetime) -> bytes:
    """What to make how often, then what goes into which envelope."""
    counted = Counter((item.registration.session.page.title, item.words) for item in items)
    totals = sorted((*what, count) for what, count in counted.items())
    context = {"items": items, "totals": totals, "day": day_in_words(now.date())}
    return pdf_of("events/desk/print/packing.html", context)


def sheets_pdf(items: Sequence[Due], *, now: datetime) -> bytes:
    """The letters and cards, each on a sheet of its own, in the order of the labels."""
    sheets = [sheet for item in items for sheet in _sheets(item, now)]
    return pdf_of("events/desk/print/sheets.html", {"sheets": sheets, "town": settings.ENGAWA_TOWN})


def card_pdf(registration: Registration, *, large: bool = False) -> bytes:
    """One card, for somebody at the counter."""
    sheets = [{"card": card_of(registration), "large": large}]
    return pdf_of("events/desk/print/sheets.html", {"sheets": sheets, "town": settings.ENGAWA_TOWN})


def _sheets(item: Due, now: datetime) -> Iterator[dict[str, Any]]:
    if item.letter:
        yield {"letter": written(item.letter, now=now).text}
    if item.contents in WITH_CARD or (item.letter and item.letter.kind in NEWS_WITH_CARD):
        yield {"card": card_of(item.registration), "large": item.contents == Contents.CARD_LARGE}
