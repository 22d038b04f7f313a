"""What the desk asks the database. What somebody needs is sealed there, so that kinds are sorted out here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events import rules
from events.choices import LetterKind, RegistrationState, SupportState
from events.models import Letter, SupportRequest
from events.overview import when
from events.support.choices import StepKind
from events.support.figures import OWN_WORDS
from events.support.models import CaseStep
from residents import references
from residents.people import find_people

A_WEEK = timedelta(days=7)
# Of one name; the board shows only those who asked for something.
MOST_PEOPLE = 200
# What the resident said and nobody has answered yet.
FROM_RESIDENT = (StepKind.REPLY, StepKind.DISCUSS)
STATES: dict[str, object] = {
    "open": _("これから決めるもの"),
    "late": _("日を過ぎたもの"),
    "week": _("7日のうちに決めるもの"),
    "said": _("ご本人から連絡があったもの"),
    "answer": _("代わりの方法のお返事待ち"),
    "settled": _("手配済みのもの（これからの回）"),
    "over": _("終わった回で、答えがまだのもの"),
    "all": _("すべて"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the filter says; whatever it does not know is as if nothing were chosen."""

    state: str = "open"
    kind: str = ""
    owner: str = ""
    words: str = ""

    @classmethod
    def of(cls, query: Any) -> Asked:
        """Out of an address."""
        known = {"state": set(STATES), "owner": {"mine", "nobody"}}
        chosen = {name: query[name] for name, values in known.items() if query.get(name) in values}
        return cls(**chosen, kind=query.get("kind", "")[:40], words=query.get("words", "").strip()[:100])


def everything() -> QuerySet[SupportRequest]:
    """Cases with what every screen shows of them."""
    last = CaseStep.objects.filter(request=OuterRef("pk")).order_by("-at", "-pk")
    found = SupportRequest.objects.select_related(
        "registration__session__page", "registration__resident__reached_through", "owner"
    )
    return found.annotate(last_kind=Subquery(last.values("kind")[:1]))


def queue(asked: Asked, *, user: Any, now: datetime) -> list[SupportRequest]:
    """The cases that the filter leaves, the most pressing first."""
    found = _by_state(everything(), asked.state, now)
    if asked.owner:
        found = found.filter(owner=user if asked.owner == "mine" else None)
    if asked.words:
        found = found.filter(_has(asked.words))
    ordered = found.order_by(F("due_on").asc(nulls_last=True), "registration__session__starts_at", "pk")
    return [case for case in ordered if not asked.kind or (case.kind or OWN_WORDS) == asked.kind]


def to_come(cases: QuerySet[SupportRequest], now: datetime) -> QuerySet[SupportRequest]:
    """Of sessions to come, of people who have not given their place back."""
    return cases.filter(registration__session__ends_at__gt=now).exclude(registration__state=RegistrationState.CANCELLED)


def _by_state(found: QuerySet[SupportRequest], state: str, now: datetime) -> QuerySet[SupportRequest]:
    today = timezone.localdate(now)
    coming: Any = to_come(found, now)
    in_work = coming.filter(state__in=rules.SUPPORT_IN_WORK)
    standing = [*rules.SUPPORT_STANDING, SupportState.DELIVERED]
    return {
        "open": in_work,
        "late": in_work.filter(due_on__lt=today),
        "week": in_work.filter(due_on__lte=today + A_WEEK),
        "said": coming.filter(last_kind__in=FROM_RESIDENT),
        "answer": coming.filter(state=SupportState.ALTERNATIVE, accepted=None, substitutes=None),
        "settled": coming.filter(state=SupportState.CONFIRMED),
        "over": found.filter(registration__session__ends_at__lte=now, outcome="", state__in=standing).exclude(
            registration__state=RegistrationState.CANCELLED
        ),
        "all": found,
    }[state]


def _has(words: str) -> Q:
    reference = references.read(words)
    if reference:
        return Q(registration__reference=reference)
    return Q(registration__resident__in=find_people(words, most=MOST_PEOPLE)) | Q(
        registration__session__page__title__icontains=words
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the board."""

    case: SupportRequest
    when: str
    is_late: bool
    has_said: bool
    waits: bool


def row(case: SupportRequest, *, today: date) -> Row:
    """What to say of one case in one line."""
    in_work = case.state in rules.SUPPORT_IN_WORK
    return Row(
        case=case,
        when=when(case.registration.session),
        is_late=in_work and case.due_on is not None and case.due_on < today,
        has_said=getattr(case, "last_kind", "") in FROM_RESIDENT,
        waits=case.registration.state in {RegistrationState.WAITING, RegistrationState.OFFERED},
    )


def waiting_counts(*, now: datetime) -> dict[str, int]:
    """For the first screen: how many are late, are to be settled within a week, said something."""
    return {state: _by_state(everything(), state, now).count() for state in ("late", "week", "said")}


def letters_about(case: SupportRequest) -> dict[str, Letter]:
    """The letter (or call to make) about each step, by its occasion."""
    letters = Letter.objects.filter(
        registration=case.registration.lead or case.registration,
        kind=LetterKind.SUPPORT,
        occasion__startswith=f"{case.pk}.",
    )
    return {letter.occasion: letter for letter in letters}
