"""Reply cards (返信用紙): a sheet to tick and send back, with a code that staff scan or key in.

One for a document, laid beside it or handed out at the counter; one for a request, put into its envelope, with which
somebody says that it has arrived, wants it otherwise next time, or ends it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import segno
from django.conf import settings
from django.urls import reverse

from documents.numbers import number_of, short_address
from documents.requests.choices import Delivery
from documents.requests.overview import address_of, consent_question, consent_terms
from documents.requests.printing.typesetter import pdf_of
from documents.requests.shelf import kind_that_comes_again
from documents.requests.times import Promise, offered

if TYPE_CHECKING:
    from documents.models import DocumentPage
    from documents.requests.models import Case


def document_card_pdf(page: DocumentPage, promised: Iterable[Promise]) -> bytes:
    """The empty card of one document."""
    number = number_of(page.pk)
    kind = kind_that_comes_again(page)
    context = {
        "title": page.title,
        "number": number,
        "short_address": short_address(page.pk),
        "forms": offered(promised),
        "ways": list(Delivery),
        "consent": [consent_question(kind), consent_terms()] if kind else [],
        "page": page,
    }
    return pdf_of("card", context | _common(number), pictures={number: _square(number)})


def case_cards_pdf(cases: Iterable[Case]) -> bytes:
    """One sheet for each request."""
    listed = list(cases)
    cards = [{"case": case, "order": case.order, **_common(case.reference)} for case in listed]
    pictures = {case.reference: _square(case.reference) for case in listed}
    return pdf_of("case_cards", {"cards": cards, "town": settings.ENGAWA_TOWN}, pictures=pictures)


def _common(code: str) -> dict[str, Any]:
    return {"code": code, "address": _address(code), "town": settings.ENGAWA_TOWN}


def _address(code: str) -> str:
    return address_of(reverse("document_requests:by_code", args=[code]))


def _square(code: str) -> str:
    """The square as SVG. Its words stand beside it, for whoever has no camera."""
    drawn = io.BytesIO()
    segno.make(_address(code), error="m").save(drawn, kind="svg", scale=4, border=4, dark="#000", light="#fff")
    return drawn.getvalue().decode()
