"""Paper for what goes out by post: labels, a packing list, the sheets. Made while staff wait, kept nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from accessibility.when import day_in_words
from documents.requests.printing.labels import Addressee, Sheet, addressed_pdf
from documents.requests.printing.typesetter import pdf_of
from events.card.card import card_of
from events.card.choices import PaperKind
from events.card.paper import card_pdf
from events.choices import LetterKind
from events.desk.models import Contents
from events.desk.post.due import Due
from events.letters.writing import written

# A card goes with the letter that says how to take part: whoever has neither e-mail nor web has it nowhere else.
WITH_CARD = frozenset({Contents.CARD, Contents.MATERIALS})
NEWS_WITH_CARD = frozenset({LetterKind.SEATED, LetterKind.PROMOTED, LetterKind.CHANGED, LetterKind.RESCHEDULED})
LARGE = PaperKind.LARGE_22


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
    context = {"lines": items, "totals": totals, "day": day_in_words(now.date())}
    return pdf_of("events/desk/print/packing.html", context)


def letters_pdf(items: Sequence[Due], *, now: datetime) -> bytes | None:
    """The letters, each on a sheet of its own, in the order of the labels. None when there is none among them."""
    letters = [written(item.letter, now=now).text for item in items if item.letter]
    if not letters:
        return None
    return pdf_of("events/desk/print/letters.html", {"letters": letters, "town": settings.ENGAWA_TOWN})


def cards_pdf(items: Sequence[Due], *, large: bool) -> bytes | None:
    """The cards on A5, or those wanted in large print; None when there is none among them."""
    cards = [card_of(item.registration) for item in items if _card_goes_with(item, large=large)]
    return card_pdf(cards, LARGE if large else PaperKind.A5) if cards else None


def _card_goes_with(item: Due, *, large: bool) -> bool:
    if large:
        return item.contents == Contents.CARD_LARGE
    return item.contents in WITH_CARD or bool(item.letter and item.letter.kind in NEWS_WITH_CARD)
