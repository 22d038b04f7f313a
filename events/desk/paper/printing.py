"""The empty reply card of one session as a tagged PDF."""

from __future__ import annotations

import io
from datetime import datetime

import segno
from django.conf import settings
from django.urls import reverse

from documents.requests.printing.typesetter import pdf_of
from events import rules
from events.choices import Way
from events.desk.paper.codes import NUMBER_OF_WAY, code_of, numbered
from events.models import Session
from events.overview import when
from events.registration_words import address_of


def card_pdf(session: Session, *, now: datetime) -> bytes:
    """Numbers before everything that can be ticked: they are what the desk types."""
    programme = session.page.programme()
    code = code_of(session.pk)
    address = address_of(reverse("events:join", args=[session.pk]))
    context = {
        "session": session,
        "when": when(session),
        "code": code,
        "address": address,
        "ways": [(NUMBER_OF_WAY[Way(offer.way)], offer) for offer in programme.ways],
        "support": [
            (number, offer)
            for number, offer in numbered(programme.support_offers)
            if rules.can_still_ask(offer, session, now=now)
        ],
        "always": [offer.get_kind_display() for offer in programme.support_offers if offer.ask_days_before is None],
        "kept_days": settings.ENGAWA_PERSONAL_DATA_KEPT_DAYS,
        "town": settings.ENGAWA_TOWN,
    }
    return pdf_of("events/desk/print/card.html", context, pictures={code: _square(address)})


def _square(address: str) -> str:
    """The square as SVG. Its words stand beside it, for whoever has no camera."""
    drawn = io.BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", scale=4, border=4, dark="#000", light="#fff")
    return drawn.getvalue().decode()
