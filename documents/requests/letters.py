"""The letters about requests. Each carries everything in its body, in the language in which it was asked for.

``letters/<language>/<name>.txt``: the first line is the subject. Whole texts in each language, because a letter that is
put together from translated halves of sentences reads like one.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from accessibility.town import town_in_this_language
from documents.numbers import short_address
from documents.requests.choices import CaseState
from documents.requests.models import Case, StandingOrder, Step
from documents.requests.overview import address_of, case_address, facts, order_address, order_facts
from residents.outbox.actions import post

NAMES = {
    CaseState.ASKED: "receipt",
    CaseState.SENT: "sent",
    CaseState.ALTERNATIVE: "alternative",
    CaseState.CANCELLED: "cancelled",
}


def tell_of_step(case: Case, step: Step) -> None:
    """Receipt, sent, another way offered, cancelled."""
    with translation.override(case.language):
        context = {
            "case": case,
            "facts": facts(case),
            "words": step.words,
            "address": case_address(case),
            "page_address": short_address(case.page_id) if case.page_id else "",
        }
        _post(step.letter_key, case, f"{NAMES[CaseState(step.state)]}.txt", context)


def tell_of_order(order: StandingOrder, *, ended: bool) -> None:
    """What comes every time begins, or has ended."""
    occasion = "ended" if ended else "begun"
    with translation.override(order.language):
        context = {"order": order, "facts": order_facts(order), "address": order_address(order)}
        _post(f"document_requests.order.{order.pk}.{occasion}", order, f"order_{occasion}.txt", context)


def _post(key: str, asked: Case | StandingOrder, name: str, context: dict[str, Any]) -> None:
    common = {
        "resident": asked.resident,
        "reference": asked.reference,
        "find_address": address_of(reverse("document_requests:find")),
        "town": town_in_this_language(),
        "kept_days": settings.ENGAWA_PERSONAL_DATA_KEPT_DAYS,
    }
    whole = render_to_string(f"document_requests/letters/{asked.language}/{name}", context | common)
    subject, _blank, text = whole.partition("\n")
    post(key, to=asked.resident, subject=subject, text=text.lstrip("\n"))
