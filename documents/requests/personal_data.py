"""Requests as personal data: what is handed out, what is erased when, what stays for the counts."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from documents.requests import references, rules
from documents.requests.actions import forget_addresses, move
from documents.requests.choices import CaseState, Channel
from documents.requests.models import Case, StandingOrder, Step
from documents.requests.standing import end
from residents import privacy
from residents.models import Resident

ERASED = "erased-"
# References, links and keys that lead to nobody, each still unlike all others.
THREADS = ("reference", "token", "form_key")


class DocumentRequests:
    """Who asked for which document in another form, with the address and the history."""

    name = "document_requests"

    def find(self, reference: str) -> Resident | None:
        """Whose reference this is."""
        wanted = references.read(reference)
        if not wanted:
            return None
        for model in (Case, StandingOrder):
            if found := model.objects.filter(reference=wanted).select_related("resident").first():
                return found.resident
        return None

    def export(self, resident: Resident) -> list[dict[str, Any]]:
        """Every request, with every line of its history."""
        return [
            {
                "reference": case.reference,
                "document": case.title,
                "form": case.get_form_display(),
                "delivery": case.get_delivery_display(),
                "address": " ".join(filter(None, case.where_to)),
                "note": case.note,
                "state": case.get_state_display(),
                "wanted_on": case.wanted_on and case.wanted_on.isoformat(),
                "due_on": case.due_on.isoformat(),
                "channel": case.get_channel_display(),
                "created_at": case.created_at.isoformat(),
                "history": [
                    {"at": step.at.isoformat(), "what": step.title, "words": step.words} for step in case.steps.all()
                ],
            }
            for case in Case.objects.of(resident).select_related("order").prefetch_related("steps").order_by("pk")
        ]

    def erase(self, resident: Resident, *, now: datetime) -> int:
        """Cancel what nobody has begun, then cut every thread that leads here. Form, days and states stay."""
        erased = 0
        for case in Case.objects.of(resident).exclude(reference__startswith=ERASED):
            if CaseState.CANCELLED in case.next_states:
                move(case_id=case.pk, state=CaseState.CANCELLED, now=now)
            Step.objects.filter(case=case).update(words="", to_tell=False)
            gone = dict.fromkeys(THREADS, f"{ERASED}{case.pk}")
            Case.objects.filter(pk=case.pk).update(postcode="", address="", note="", **gone)
            erased += 1
        return erased

    def still_needed(self, *, kept_since: datetime) -> QuerySet[Resident] | None:
        """Those whose request is open, or was a short time ago."""
        needed = Case.objects.filter(Q(state__in=rules.OPEN) | Q(moved_at__gte=kept_since))
        return Resident.objects.filter(pk__in=needed.values("resident"))


class StandingOrders:
    """What somebody gets every time, with the words of their consent."""

    name = "standing_orders"

    def find(self, reference: str) -> Resident | None:  # noqa: ARG002 -- found with the requests
        """Nobody: references of both are looked up together."""
        return None

    def export(self, resident: Resident) -> list[dict[str, Any]]:
        """Each with its consent."""
        return [
            {
                "reference": order.reference,
                "what": order.words,
                "delivery": order.get_delivery_display(),
                "address": f"{order.postcode} {order.address}".strip(),
                "note": order.note,
                "consent": order.consent_words,
                "consented_at": order.consented_at.isoformat(),
                "ended_at": order.ended_at and order.ended_at.isoformat(),
            }
            for order in StandingOrder.objects.filter(resident=resident).order_by("pk")
        ]

    def erase(self, resident: Resident, *, now: datetime) -> int:
        """End it, and cut the threads."""
        erased = 0
        for order in StandingOrder.objects.filter(resident=resident).exclude(reference__startswith=ERASED):
            end(order_id=order.pk, by=Channel.COUNTER, now=now)
            gone = dict.fromkeys(THREADS, f"{ERASED}{order.pk}")
            StandingOrder.objects.filter(pk=order.pk).update(consent_words="", note="", postcode="", address="", **gone)
            erased += 1
        return erased

    def still_needed(self, *, kept_since: datetime) -> QuerySet[Resident] | None:
        """As long as it runs, and a short time after."""
        needed = StandingOrder.objects.filter(Q(ended_at=None) | Q(ended_at__gte=kept_since))
        return Resident.objects.filter(pk__in=needed.values("resident"))


def forget_old_addresses(*, kept_since: datetime, now: datetime) -> int:  # noqa: ARG001 -- addresses go sooner
    """Every day, those that have served their purpose."""
    return forget_addresses(now=now)


def register() -> None:
    """Say that this room keeps them. Orders first: ending one cancels what it had opened."""
    privacy.register(StandingOrders())
    privacy.register(DocumentRequests())
    privacy.register_sweep("postal_addresses", forget_old_addresses)
