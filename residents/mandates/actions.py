"""What is done with mandates. Each verb is one transaction, safe to repeat; site, desk and chores share them."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from residents import references
from residents.contact_points import ContactPoint
from residents.mandates.choices import ActKind, Confirmation, EndedBy, NoticeKind, Scope
from residents.mandates.letters import tell
from residents.mandates.models import Act, Mandate
from residents.models import Resident

TRIES_FOR_A_FREE_REFERENCE = 5
# Time enough to make a new one by post.
WARNED_BEFORE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in the form: by what they wrote, or a person the town knows already (``known_id``)."""

    name: str = ""
    contact: ContactPoint | None = None
    known_id: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """Who wants to act for whom, in what, until when."""

    carer: Person
    resident: Person
    scopes: Collection[Scope]
    until: date
    language: str = "ja"


class MandateEndedError(Exception):
    """The mandate is over, so that nothing can be done with it any more."""


def ask_for_mandate(*, request: Request, form_key: str, now: datetime) -> Mandate:
    """Write the request down and ask the resident. The same form again is the same request."""
    for _try in range(TRIES_FOR_A_FREE_REFERENCE):
        try:
            return _ask(request, form_key, now)
        except IntegrityError:
            if known := Mandate.objects.filter(form_key=form_key).first():
                return known
    raise RuntimeError("no free reference was found")


@transaction.atomic
def _ask(request: Request, form_key: str, now: datetime) -> Mandate:
    mandate = Mandate.objects.create(
        carer=_person(request.carer, now),
        resident=_person(request.resident, now),
        **{scope.value: scope in request.scopes for scope in Scope},
        until=request.until,
        language=request.language,
        reference=references.new_reference(),
        carer_token=secrets.token_urlsafe(24),
        resident_token=secrets.token_urlsafe(24),
        form_key=form_key,
        asked_at=now,
    )
    tell(mandate, NoticeKind.ASKED, now=now)
    return mandate


def _person(person: Person, now: datetime) -> Resident:
    """A person the town knows by a number of its own, or a new one: a name and an address prove nobody."""
    if person.known_id is not None:
        return Resident.objects.get(pk=person.known_id)
    contact = person.contact or ContactPoint()
    return Resident.objects.create(name=person.name, email=contact.email, phone=contact.phone, created_at=now)


@transaction.atomic
def confirm(
    *, mandate_id: int, how: Confirmation, now: datetime, staff_id: int | None = None, sees_earlier: bool = False
) -> Mandate:
    """The resident said yes. Twice is once; what has ended cannot begin again.

    ``sees_earlier``: they said, too, that the carer may see what they asked for before. Nobody else can say it.
    """
    mandate = _hold(mandate_id)
    if mandate.ended_at:
        raise MandateEndedError
    if mandate.confirmed_at is None:
        mandate.confirmed_at, mandate.confirmed_how, mandate.confirmed_with_id = now, how, staff_id
        mandate.sees_earlier = sees_earlier and mandate.may_see_documents
        mandate.save(update_fields=["confirmed_at", "confirmed_how", "confirmed_with", "sees_earlier"])
        note_act(mandate, ActKind.CONFIRMED, now=now)
        tell(mandate, NoticeKind.CONFIRMED, now=now)
    return mandate


@transaction.atomic
def change_scopes(*, mandate_id: int, scopes: Collection[Scope], now: datetime, sees_earlier: bool = False) -> Mandate:
    """The resident says anew what the carer may do. Nothing at all is the end."""
    mandate = _hold(mandate_id)
    if mandate.ended_at:
        raise MandateEndedError
    if not scopes:
        return _end(mandate, EndedBy.RESIDENT, now)
    sees_earlier = sees_earlier and Scope.DOCUMENTS in scopes
    if set(scopes) != set(mandate.scopes) or sees_earlier != mandate.sees_earlier:
        for scope in Scope:
            setattr(mandate, scope.value, scope in scopes)
        mandate.sees_earlier = sees_earlier
        mandate.save(update_fields=[*(scope.value for scope in Scope), "sees_earlier"])
        words = "、".join(mandate.scope_words)
        act = note_act(mandate, ActKind.CHANGED, words, now=now)
        tell(mandate, NoticeKind.CHANGED, now=now, act=act)
    return mandate


@transaction.atomic
def end(*, mandate_id: int, by: EndedBy, now: datetime) -> Mandate:
    """End it at once: the carer's very next press is refused. Ending twice is ending once."""
    mandate = _hold(mandate_id)
    return mandate if mandate.ended_at else _end(mandate, by, now)


def _end(mandate: Mandate, by: EndedBy, now: datetime) -> Mandate:
    mandate.ended_at, mandate.ended_by = now, by
    mandate.save(update_fields=["ended_at", "ended_by"])
    note_act(mandate, ActKind.ENDED, str(by.label), now=now)
    tell(mandate, NoticeKind.ENDED, now=now)
    return mandate


def end_what_is_over(*, now: datetime) -> int:
    """Say of every mandate past its last day that it has ended, and warn of those that soon will. How many ended."""
    over = list(Mandate.objects.over(now).values_list("pk", flat=True))
    for mandate_id in over:
        end(mandate_id=mandate_id, by=EndedBy.EXPIRED, now=now)
    soon = Mandate.objects.valid(now).valid(now + WARNED_BEFORE).values("pk")
    for mandate in Mandate.objects.valid(now).exclude(pk__in=soon).exclude(notices__kind=NoticeKind.ENDING):
        # Who gave it for two weeks knows its end already.
        if mandate.confirmed_at and mandate.confirmed_at + WARNED_BEFORE < now:
            with transaction.atomic():
                tell(_hold(mandate.pk), NoticeKind.ENDING, now=now)
    return len(over)


def note_act(mandate: Mandate, kind: ActKind, about: str = "", *, now: datetime) -> Act:
    """Write down what was done or looked at, in the transaction in which it happens; tell both where it matters."""
    act = Act.objects.create(mandate=mandate, kind=kind, about=about[:200], at=now)
    if kind.is_told:
        tell(mandate, NoticeKind.ACT, now=now, act=act)
    return act


def _hold(mandate_id: int) -> Mandate:
    """One after the other: a press to end it may arrive together with another."""
    Mandate.objects.select_for_update().filter(pk=mandate_id).values_list("pk").get()
    return Mandate.objects.select_related("carer__reached_through", "resident__reached_through").get(pk=mandate_id)
