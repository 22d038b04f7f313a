"""What is done with cases. Each verb is one transaction, safe to repeat; site, desk and chores share them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from events import rules
from events.choices import LetterKind, RegistrationState, SupportOutcome, SupportState
from events.models import Registration, SupportRequest
from events.outgoing import write
from events.support.asking import Wanted, ask_for_support
from events.support.choices import StepKind
from events.support.models import CaseStep

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# What a resident may say at once; a whole life fits into the telephone.
LONGEST_WORDS = 1000
# More open requests than this from one registration are a mistake, or a program.
MOST_REQUESTS = 30


class SupportMoveRefusedError(Exception):
    """A support request stands elsewhere by now, so that this step makes no sense any more."""


@transaction.atomic
def move_support_request(
    *, support_request_id: int, state: SupportState, now: datetime, by: User | None = None, words: str = ""
) -> SupportRequest:
    """Move a case on (受付 → 手配中 → 手配済み …), and tell the resident. Moving it to where it stands changes nothing.

    ``words`` go to the resident: what there is instead, and who will wait where.
    """
    case = _held(support_request_id)
    if case.state == state:
        return case
    _refuse_unless(state in case.next_states and case.registration.state != RegistrationState.CANCELLED)
    words = words.strip()
    # An alternative that nobody can read is none.
    _refuse_unless(state != SupportState.ALTERNATIVE or bool(words))
    case.state, case.accepted = state, None
    if by and not case.owner_id and state != SupportState.ASKED:
        case.owner = by
    case.save(update_fields=["state", "accepted", "owner"])
    step = _note(case, StepKind.MOVED, now=now, by=by, words=words, state=state)
    if state in rules.SUPPORT_NEWS:
        _tell(case, step, now=now)
    return case


@transaction.atomic
def add_support(*, registration_id: int, wanted: Sequence[Wanted], now: datetime) -> list[SupportRequest]:
    """Ask for more, or for something else, after the place was taken. The same twice is asked for once."""
    registration = (
        Registration.objects.select_for_update(of=("self",)).select_related("session").get(pk=registration_id)
    )
    _refuse_unless(_can_be_asked(registration, now))
    standing = [case for case in registration.support_requests.all() if case.state in rules.SUPPORT_STANDING]
    known = {(case.kind, case.detail, case.note) for case in standing}
    new = [one for one in wanted if (one.kind, one.detail.strip(), one.note.strip()) not in known]
    _refuse_unless(len(standing) + len(new) <= MOST_REQUESTS)
    return ask_for_support(registration, new, now=now)


@transaction.atomic
def withdraw_support(*, support_request_id: int, now: datetime, by: User | None = None) -> SupportRequest:
    """The resident needs it no longer. Withdrawing twice is withdrawing once."""
    case = _held(support_request_id)
    if case.state == SupportState.WITHDRAWN:
        return case
    _refuse_unless(case.state in rules.SUPPORT_STANDING)
    case.state = SupportState.WITHDRAWN
    case.save(update_fields=["state"])
    _note(case, StepKind.MOVED, now=now, by=by, by_resident=by is None, state=case.state)
    return case


@transaction.atomic
def answer_alternative(*, support_request_id: int, accepted: bool, now: datetime, words: str = "") -> SupportRequest:
    """Whether what is offered instead is all right. Saying so twice is one line of history."""
    case = _held(support_request_id)
    _refuse_unless(case.state == SupportState.ALTERNATIVE)
    if case.accepted == accepted and not words.strip():
        return case
    case.accepted = accepted
    case.save(update_fields=["accepted"])
    kind = StepKind.ACCEPTED if accepted else StepKind.DISCUSS
    _note(case, kind, now=now, by_resident=True, words=words)
    return case


@transaction.atomic
def give_support_to(*, support_request_id: int, owner: User | None, now: datetime, by: User) -> SupportRequest:
    """Who sees to it. Giving it to the one who has it changes nothing."""
    case = _held(support_request_id)
    if case.owner_id != (owner.pk if owner else None):
        case.owner = owner
        case.save(update_fields=["owner"])
        _note(case, StepKind.OWNER, now=now, by=by, words=owner.get_username() if owner else "")
    return case


@transaction.atomic
def write_to_resident(*, support_request_id: int, words: str, now: datetime, by: User) -> CaseStep:
    """A message in the resident's own channel: a letter, or a call to make. The same words twice are one message."""
    case = _held(support_request_id)
    last = case.steps.last()
    if last and (last.kind, last.words, last.by_id) == (StepKind.MESSAGE, _fitted(words), by.pk):
        return last
    step = _note(case, StepKind.MESSAGE, now=now, by=by, words=words)
    _tell(case, step, now=now)
    return step


@transaction.atomic
def write_to_staff(*, support_request_id: int, words: str, now: datetime, by: User | None = None) -> CaseStep:
    """What the resident says to it; ``by`` where staff heard it on the telephone. The same words twice are one."""
    case = _held(support_request_id)
    last = case.steps.last()
    if last and (last.kind, last.words) == (StepKind.REPLY, _fitted(words)):
        return last
    return _note(case, StepKind.REPLY, now=now, by=by, by_resident=True, words=words)


@transaction.atomic
def note_on_support(*, support_request_id: int, words: str, now: datetime, by: User) -> CaseStep:
    """Something colleagues should know. The resident is handed it when they ask for their data."""
    return _note(_held(support_request_id), StepKind.NOTE, now=now, by=by, words=words)


@transaction.atomic
def note_that_resident_was_told(*, support_request_id: int, now: datetime, by: User) -> CaseStep:
    """Staff said the news on the telephone."""
    return _note(_held(support_request_id), StepKind.TOLD, now=now, by=by)


@transaction.atomic
def note_cost(*, support_request_id: int, yen: int | None, words: str, now: datetime, by: User) -> SupportRequest:
    """What it cost the town, for next year's budget. Nothing about the person."""
    case = _held(support_request_id)
    if (case.cost_yen, case.cost_note) != (yen, words.strip()):
        case.cost_yen, case.cost_note = yen, words.strip()[:200]
        case.save(update_fields=["cost_yen", "cost_note"])
        _note(case, StepKind.COST, now=now, by=by)
    return case


@transaction.atomic
def answer_outcome(
    *, registration_id: int, answers: dict[int, SupportOutcome], now: datetime, words: str = "", by: User | None = None
) -> list[SupportRequest]:
    """Did it reach you? The answer closes the case. Answering again changes the answer."""
    cases = list(
        SupportRequest.objects.select_for_update(of=("self",))
        .filter(registration_id=registration_id, pk__in=answers)
        .exclude(state=SupportState.WITHDRAWN)
        .order_by("pk")
    )
    for case in cases:
        _close(case, answers[case.pk], now=now, words=words, by=by)
    return cases


def _close(case: SupportRequest, outcome: SupportOutcome, *, now: datetime, words: str, by: User | None) -> None:
    if case.outcome == outcome and not words.strip():
        return
    case.outcome, case.outcome_at = outcome, now
    if outcome != SupportOutcome.NOT_REACHED and case.state == SupportState.CONFIRMED:
        case.state = SupportState.DELIVERED
    case.save(update_fields=["outcome", "outcome_at", "state"])
    said = f"{SupportOutcome(outcome).label}。{words.strip()}" if words.strip() else str(SupportOutcome(outcome).label)
    _note(case, StepKind.OUTCOME, now=now, by=by, by_resident=by is None, words=said, state=case.state)


def _held(support_request_id: int) -> SupportRequest:
    found = SupportRequest.objects.select_for_update(of=("self",))
    return found.select_related("registration__session", "registration__resident__reached_through").get(
        pk=support_request_id
    )


def _can_be_asked(registration: Registration, now: datetime) -> bool:
    return registration.state != RegistrationState.CANCELLED and registration.session.ends_at > now


def _refuse_unless(allowed: bool) -> None:  # noqa: FBT001 -- a condition, read as a sentence
    if not allowed:
        raise SupportMoveRefusedError


def _fitted(words: str) -> str:
    return words.strip()[:LONGEST_WORDS]


def _note(
    case: SupportRequest, kind: StepKind, *, now: datetime, by: User | None = None, words: str = "", **fields: object
) -> CaseStep:
    return CaseStep.objects.create(request=case, kind=kind, at=now, by=by, words=_fitted(words), **fields)


def _tell(case: SupportRequest, step: CaseStep, *, now: datetime) -> None:
    write(case.registration, LetterKind.SUPPORT, now=now, occasion=step.occasion)
