"""What is done with standing orders: one consent, then a request for each new issue, until it is ended."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import translation

from documents.models import DocumentKind, DocumentPage
from documents.requests import actions
from documents.requests.choices import CaseState, Channel, Delivery, OtherForm
from documents.requests.letters import tell_of_order
from documents.requests.models import Case, StandingOrder
from documents.requests.overview import consent_words
from documents.requests.references import new_reference
from documents.requests.wishes import Wish
from residents.models import Resident


def begin(*, kind: DocumentKind, wish: Wish, form_key: str, now: datetime) -> StandingOrder:
    """Write down the consent. Sending one form twice is one order."""
    for _try in range(actions.TRIES_FOR_A_FREE_REFERENCE):
        if known := StandingOrder.objects.filter(form_key=form_key).first():
            return known
        try:
            with transaction.atomic():
                return _begin(kind, wish, form_key, now)
        except IntegrityError:
            continue
    raise RuntimeError("no free reference was found")


def _begin(kind: DocumentKind, wish: Wish, form_key: str, now: datetime) -> StandingOrder:
    resident = Resident.objects.create(
        name=wish.name, email=wish.contact.email, phone=wish.contact.phone, created_at=now
    )
    order = StandingOrder.objects.create(
        resident=resident,
        reference=new_reference(),
        token=secrets.token_urlsafe(24),
        form_key=form_key,
        kind=kind,
        consent_words=agreed_words(kind, wish),
        consented_at=now,
        **wish.delivered(),
    )
    if resident.email:
        tell_of_order(order, ended=False)
    return order


@transaction.atomic
def begin_with(*, page: DocumentPage, wish: Wish, form_key: str, now: datetime) -> Case:
    """The order, and this very issue as the first that is sent. Sending one form twice is one of each."""
    order = begin(kind=DocumentKind(page.kind), wish=wish, form_key=form_key, now=now)
    known = order.cases.filter(page=page).first()
    return known or actions.open_case(page, _fields_of(order, page) | {"channel": wish.channel}, now=now)


def agreed_words(kind: DocumentKind, wish: Wish) -> str:
    """The sentence that was agreed to, in the language in which it stood on the form."""
    with translation.override(wish.language):
        return consent_words(
            kind=DocumentKind(kind).label,
            form=OtherForm(wish.form).label,
            delivery=Delivery(wish.delivery).label,
        )


@transaction.atomic
def end(*, order_id: int, by: Channel, now: datetime) -> StandingOrder:
    """Stop. What is being made is finished and sent; what nobody has begun is not. Ending twice is ending once."""
    order = StandingOrder.objects.select_for_update(of=("self",)).select_related("resident").get(pk=order_id)
    if order.ended_at:
        return order
    for case in order.cases.open().select_related("order"):
        if case.state == CaseState.ASKED:
            actions.move(case_id=case.pk, state=CaseState.CANCELLED, now=now)
        else:
            Case.objects.filter(pk=case.pk, address="").update(postcode=order.postcode, address=order.address)
    order.ended_at, order.ended_by = now, by
    order.postcode = order.address = ""
    order.save()
    if order.resident.email:
        tell_of_order(order, ended=True)
    return order


@transaction.atomic
def move_house(*, order_id: int, to: Mapping[str, Any]) -> None:
    """Another name, contact or address. Labels are printed from here, so the very next parcel goes there."""
    order = StandingOrder.objects.select_for_update(of=("self",)).select_related("resident").get(pk=order_id)
    order.postcode, order.address = to["postcode"], to["address"].strip()
    order.save(update_fields=["postcode", "address"])
    contact = to["contact"]
    Resident.objects.filter(pk=order.resident_id).update(name=to["name"], email=contact.email, phone=contact.phone)


def open_cases_for(page: DocumentPage, *, now: datetime) -> list[Case]:
    """One request for each standing order of this kind of document. Publishing again, corrected, opens none."""
    orders = StandingOrder.objects.running().filter(kind=page.kind, language=page.locale.language_code)
    published = page.first_published_at or now
    missing = orders.filter(consented_at__lte=published).exclude(cases__page=page)
    made = []
    for order in missing.select_related("resident"):
        with transaction.atomic():
            # The order may have been ended a moment ago.
            if StandingOrder.objects.select_for_update().running().filter(pk=order.pk).first():
                made.append(actions.open_case(page, _fields_of(order, page), now=now))
    return made


def _fields_of(order: StandingOrder, page: DocumentPage) -> dict[str, object]:
    """The address stays with the order: it is looked up when the label is printed, so that a move counts at once."""
    return {
        "order": order,
        "resident": order.resident,
        "form": order.form,
        "delivery": order.delivery,
        "note": order.note,
        "language": order.language,
        "channel": Channel.STANDING,
        "form_key": f"order-{order.pk}-page-{page.pk}",
    }
