"""What a case says in words: the same on the resident's page, in letters and at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accessibility.when import day_in_words
from events import rules
from events.choices import RegistrationState, SupportOutcome, SupportState
from events.models import SupportRequest
from events.registration_words import Fact, address_of
from events.support.choices import SHOWN, StepKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.models import Registration
    from events.support.models import CaseStep


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case as its resident sees it."""

    case: SupportRequest
    number: int
    title: str
    state: str
    next: str
    history: list[Fact]
    offered: str
    may_withdraw: bool
    may_answer: bool
    outcome: str


def support_address(registration: Registration) -> str:
    """Where the resident reads how far it is, and says what they want."""
    return address_of(reverse("events:support", args=[registration.token]))


def outcome_address(registration: Registration) -> str:
    """Where the question afterwards is answered with one press."""
    return address_of(reverse("events:support_reached", args=[registration.token]))


def cases_of(registration: Registration) -> list[SupportRequest]:
    """Every case of a registration in the order of asking, with its history: two questions to the database.

    They stay with the registration, so that the other parts of its page need not ask again.
    """
    prefetch_related_objects([registration], Prefetch("support_requests", _with_steps()))
    return list(registration.support_requests.all())


def _with_steps() -> QuerySet[SupportRequest]:
    return SupportRequest.objects.prefetch_related("steps").order_by("pk")


def case_views(registration: Registration, cases: Sequence[SupportRequest], *, now: datetime) -> list[CaseView]:
    """What to say of each."""
    is_over = registration.session.ends_at <= now
    return [_view(registration, case, number, is_over=is_over) for number, case in enumerate(cases, start=1)]


def _view(registration: Registration, case: SupportRequest, number: int, *, is_over: bool) -> CaseView:
    steps = list(case.steps.all())
    is_open = not is_over and registration.state != RegistrationState.CANCELLED
    outcome = str(SupportOutcome(case.outcome).label) if case.outcome else ""
    return CaseView(
        case=case,
        number=number,
        title=title_of(case),
        state=str(case.get_state_display()),
        next=next_words(registration, case) if is_open else "",
        history=[_line(step) for step in steps if step.kind in SHOWN],
        offered=_offered(steps) if case.state == SupportState.ALTERNATIVE else "",
        may_withdraw=is_open and case.state in rules.SUPPORT_STANDING,
        may_answer=is_open and case.state == SupportState.ALTERNATIVE and not case.accepted,
        outcome=outcome,
    )


def title_of(case: SupportRequest) -> str:
    """What was asked for; free text is gone a week after the event. Its state follows it in the same line."""
    return case.words.strip().rstrip("。．.") or _("ご自分の言葉での申し出")


def next_words(registration: Registration, case: SupportRequest) -> str:
    """What happens next, and until when the resident will know."""
    if registration.state != RegistrationState.SEATED:
        return _("席があいたら、係が手配してご連絡します。")
    if case.state in rules.SUPPORT_IN_WORK and case.due_on:
        words = _("%(day)sまでに、どうなったかをお知らせします。用意がむずかしいときは、代わりの方法を一緒に考えます。")
        return words % {"day": day_in_words(case.due_on)}
    if case.state == SupportState.ALTERNATIVE and case.accepted is False:
        return _("係からご連絡します。")
    return ""


def _offered(steps: Sequence[CaseStep]) -> str:
    """What is offered instead, in the words in which it was offered last."""
    told = [step.words for step in steps if step.state == SupportState.ALTERNATIVE and step.words]
    return told[-1] if told else ""


def _line(step: CaseStep) -> Fact:
    said = f"{step.title}：{step.words}" if step.words else step.title
    if step.kind == StepKind.OUTCOME:
        said = _("お答え：%(words)s") % {"words": step.words}
    return Fact(day_in_words(timezone.localdate(step.at)), said)


def asked_afterwards(cases: Sequence[SupportRequest]) -> list[SupportRequest]:
    """About which cases one is asked whether they came: all that were not taken back."""
    return [case for case in cases if case.state != SupportState.WITHDRAWN]


def is_unanswered(cases: Sequence[SupportRequest]) -> bool:
    """Whether the question afterwards still stands."""
    return any(not case.outcome for case in asked_afterwards(cases))
