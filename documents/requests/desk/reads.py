"""What the desk asks the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from documents.requests import references, rules
from documents.requests.choices import CaseState, OtherForm, StepKind
from documents.requests.models import Case, Step
from residents.outbox.models import OutgoingLetter

# Sort orders by name: what is most pressing first, each with a tie-breaker, so that pages do not overlap.
ORDERS: dict[str, tuple[object, tuple[Any, ...]]] = {
    "due": (_("お約束の日"), (F("due_on").asc(), "pk")),
    "wanted": (_("ほしい日"), (F("wanted_on").asc(nulls_last=True), "due_on", "pk")),
    "asked": (_("申し出の日"), ("created_at", "pk")),
    "document": (_("資料"), ("title", "form", "due_on", "pk")),
    "form": (_("形"), ("form", "title", "due_on", "pk")),
    "name": (_("お名前"), ("resident__name", "pk")),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the desk's filter says; whatever it does not know is as if nothing were chosen."""

    state: str = "open"
    form: str = ""
    owner: str = ""
    delivery: str = ""
    words: str = ""
    sort: str = "due"

    @classmethod
    def of(cls, query: Any) -> Asked:
        """Out of an address."""
        known = {
            "state": {*CaseState.values, "open", "late", "all"},
            "form": set(OtherForm.values),
            "owner": {"mine", "nobody"},
            "delivery": {"post", "email", "counter", "telephone"},
            "sort": set(ORDERS),
        }
        chosen = {name: query[name] for name, values in known.items() if query.get(name) in values}
        return cls(**chosen, words=query.get("words", "").strip()[:100])


def queue(asked: Asked, *, user: Any, today: date) -> QuerySet[Case]:
    """The requests that the filter leaves, in its order."""
    found: QuerySet[Case] = Case.objects.select_related("resident", "owner", "order", "page")
    found = _by_state(found, asked.state, today)
    if asked.form:
        found = found.filter(form=asked.form)
    if asked.delivery:
        found = found.filter(delivery=asked.delivery)
    if asked.owner:
        found = found.filter(owner=user if asked.owner == "mine" else None)
    if asked.words:
        found = found.filter(_has(asked.words))
    return found.order_by(*ORDERS[asked.sort][1])


def _by_state(found: QuerySet[Case], state: str, today: date) -> QuerySet[Case]:
    if state == "open":
        return found.filter(state__in=rules.OPEN)
    if state == "late":
        return found.filter(state__in=rules.UNDER_A_PROMISE, due_on__lt=today)
    return found if state == "all" else found.filter(state=state)


def _has(words: str) -> Q:
    reference = references.read(words)
    if reference:
        return Q(reference=reference)
    named = Q(title__icontains=words) | Q(resident__name__icontains=words) | Q(note__icontains=words)
    return named | Q(resident__email__icontains=words) | Q(resident__phone__icontains=words.replace("-", ""))


def next_in_queue(case: Case, *, today: date) -> Case | None:
    """The most pressing one after this."""
    pressing = queue(Asked(), user=None, today=today).exclude(pk=case.pk)
    after = pressing.filter(Q(due_on__gt=case.due_on) | Q(due_on=case.due_on, pk__gt=case.pk))
    return after.first() or pressing.first()


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to be told by telephone: they gave no address, or the letter did not reach them."""

    step: Step
    letter_failed: bool


def calls_to_make() -> list[Call]:
    """News that no letter has brought."""
    steps = Step.objects.select_related("case__resident", "case__order").exclude(case__resident__name="")
    by_phone = [Call(step, letter_failed=False) for step in steps.filter(to_tell=True)]
    return [*by_phone, *(Call(step, letter_failed=True) for step in _with_failed_letters(steps))]


def _with_failed_letters(steps: QuerySet[Step]) -> Iterable[Step]:
    """Those whose letter was given up, unless somebody has called since."""
    beginning = "document_requests.step."
    failed = OutgoingLetter.objects.filter(key__startswith=beginning).exclude(given_up_at=None)
    numbers = [key.removeprefix(beginning) for key in failed.exclude(trouble="erased").values_list("key", flat=True)]
    told = Step.objects.filter(case=OuterRef("case"), kind=StepKind.TOLD, at__gte=OuterRef("at"))
    return steps.filter(pk__in=[int(number) for number in numbers if number.isdigit()]).exclude(Exists(told))


def letter_states(steps: Iterable[Step]) -> dict[int, str]:
    """What became of the letter about each step, in words."""
    keys = {step.letter_key: step.pk for step in steps}
    letters = OutgoingLetter.objects.filter(key__in=keys)
    return {keys[letter.key]: str(letter.state.label) for letter in letters}
