"""What is done with requests. Each verb is one transaction, safe to repeat; site, desk and cards share them."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from documents.models import DocumentPage
from documents.requests import rules
from documents.requests.choices import CaseState, Channel, Delivery, StepKind
from documents.requests.letters import tell_of_step
from documents.requests.models import AnswerTime, Case, Step
from documents.requests.references import new_reference
from documents.requests.wishes import Wish
from residents.models import Resident

if TYPE_CHECKING:
    from django.contrib.auth.models import User


TRIES_FOR_A_FREE_REFERENCE = 5
# What nobody expects to be called about: they asked themselves, a moment ago.
NEWS = frozenset({CaseState.SENT, CaseState.ALTERNATIVE})


class MoveRefusedError(Exception):
    """A request stands elsewhere by now, so that this step makes no sense any more."""


def ask(*, page: DocumentPage, wish: Wish, form_key: str, now: datetime) -> Case:
    """Open a request. Sending one form twice is one request: a shaky line makes people press the button again."""
    for _try in range(TRIES_FOR_A_FREE_REFERENCE):
        if known := Case.objects.filter(form_key=form_key).first():
            return known
        try:
            with transaction.atomic():
                return _ask(page, wish, form_key, now)
        except IntegrityError:
            # The same form arrived at this very moment, or a reference was drawn twice.
            continue
    raise RuntimeError("no free reference was found")


def _ask(page: DocumentPage, wish: Wish, form_key: str, now: datetime) -> Case:
    resident = Resident.objects.create(
        name=wish.name, email=wish.contact.email, phone=wish.contact.phone, created_at=now
    )
    return open_case(
        page, {**wish.delivered(), "resident": resident, "form_key": form_key, "wanted_on": wish.wanted_on}, now=now
    )


def open_case(page: DocumentPage, fields: dict[str, Any], *, now: datetime) -> Case:
    """A request with its promise, its first step and its receipt; inside somebody else's transaction."""
    days = days_promised(fields["form"])
    case = Case.objects.create(
        page=page,
        title=page.title,
        reference=new_reference(),
        token=secrets.token_urlsafe(24),
        days_promised=days,
        due_on=rules.due(timezone.localdate(now), days),
        created_at=now,
        moved_at=now,
        **fields,
    )
    _note_state(case, by=None, words="", now=now)
    return case


def days_promised(form: str) -> int:
    """What the town promises today for this form."""
    known = AnswerTime.objects.filter(form=form).values_list("days", flat=True).first()
    return known if known is not None else rules.DAYS_TO_BEGIN_WITH[form]  # type: ignore[index]


@transaction.atomic
def change(*, case_id: int, wish: Wish, now: datetime, by: User | None = None) -> Case:
    """Another form, another address, another day. The promise counts anew only when the form is another."""
    case = _held(case_id)
    if case.state not in rules.CHANGEABLE:
        raise MoveRefusedError
    if case.form != wish.form:
        case.days_promised = days_promised(wish.form)
        case.due_on = rules.due(timezone.localdate(now), case.days_promised)
    kept = {"channel", "language"}
    for name, value in wish.delivered().items():
        if name not in kept:
            setattr(case, name, value)
    case.wanted_on = wish.wanted_on
    case.save()
    Resident.objects.filter(pk=case.resident_id).update(
        name=wish.name, email=wish.contact.email, phone=wish.contact.phone
    )
    Step.objects.create(case=case, kind=StepKind.CHANGED, at=now, by=by)
    return case


@transaction.atomic
def move(*, case_id: int, state: CaseState, now: datetime, by: User | None = None, words: str = "") -> Case:
    """Move a request on. Moving it to where it stands changes nothing."""
    case = _held(case_id)
    if case.state == state:
        return case
    if state not in case.next_states or (state == CaseState.ALTERNATIVE and not words.strip()):
        raise MoveRefusedError
    case.state, case.moved_at = state, now
    if state == CaseState.SENT:
        case.sent_at = now
    if by and not case.owner_id:
        case.owner = by
    if state in rules.OVER:
        case.postcode = case.address = ""
    case.save()
    _note_state(case, by=by, words=words.strip(), now=now)
    return case


@transaction.atomic
def accept(*, case_id: int, now: datetime) -> Case:
    """The resident is content with what was offered instead: the town goes on with that."""
    case = _held(case_id)
    if case.state != CaseState.ALTERNATIVE:
        raise MoveRefusedError
    case.state, case.moved_at = CaseState.MAKING, now
    case.save(update_fields=["state", "moved_at"])
    Step.objects.create(case=case, kind=StepKind.ACCEPTED, state=CaseState.MAKING, at=now)
    return case


@transaction.atomic
def give_to(*, case_id: int, owner: User | None) -> None:
    """Who sees to it."""
    Case.objects.filter(pk=case_id).update(owner=owner)


def note(*, case_id: int, words: str, now: datetime, by: User) -> None:
    """Something colleagues should know; the resident does not see it, but is handed it when they ask for their data."""
    Step.objects.create(case_id=case_id, kind=StepKind.NOTE, words=words.strip(), at=now, by=by)


@transaction.atomic
def note_that_resident_was_told(*, step_id: int, now: datetime, by: User) -> None:
    """Staff said on the telephone what a letter would have told. Pressing twice is one line of history."""
    step = Step.objects.select_for_update().get(pk=step_id)
    Step.objects.filter(pk=step_id).update(to_tell=False)
    if not Step.objects.filter(case=step.case_id, kind=StepKind.TOLD, at__gte=step.at).exists():
        Step.objects.create(case_id=step.case_id, kind=StepKind.TOLD, at=now, by=by)


def forget_addresses(*, now: datetime) -> int:
    """Take postal addresses away that have served their purpose. How many there were."""
    forgotten = 0
    for case in Case.objects.with_an_address_to_forget(now):
        with transaction.atomic():
            Case.objects.filter(pk=case.pk).update(postcode="", address="")
            Step.objects.create(case=case, kind=StepKind.FORGOTTEN, at=now)
        forgotten += 1
    return forgotten


def _held(case_id: int) -> Case:
    return Case.objects.select_for_update(of=("self",)).select_related("resident", "order").get(pk=case_id)


def _note_state(case: Case, *, by: User | None, words: str, now: datetime) -> None:
    """A line of history, and the news of it: by letter, or for staff to say on the telephone."""
    state = CaseState(case.state)
    step = Step(case=case, kind=StepKind.MOVED, state=state, at=now, by=by, words=words)
    by_mail = bool(case.resident.email)
    is_news = _is_news(case, state)
    step.to_tell = is_news and not by_mail and bool(case.resident.phone) and state in NEWS
    step.save()
    if is_news and by_mail:
        tell_of_step(case, step)


def _is_news(case: Case, state: CaseState) -> bool:
    """What comes every time by post is told by coming; what was read aloud was heard."""
    if state in {CaseState.MAKING, CaseState.ARRIVED}:
        return False
    if state == CaseState.SENT:
        if case.delivery == Delivery.TELEPHONE:
            return False
        return bool(case.resident.email) or case.delivery == Delivery.COUNTER
    is_first_of_order = case.channel == Channel.STANDING and state == CaseState.ASKED
    return not is_first_of_order
