"""Support wanted, also in the resident's own words: the most delicate thing this house keeps."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from events.choices import RegistrationState
from events.models import SupportRequest
from events.support.figures import keep_in_figures
from events.support.models import CaseStep
from residents import privacy
from residents.models import Resident

# Free text says more than anybody asked for; a week after the event nobody needs it any more.
WORDS_KEPT = timedelta(days=7)
AT_ONCE = 500


class SupportAskedFor:
    """What somebody asked for, with everything that was said about it."""

    name = "support"

    def find(self, reference: str) -> Resident | None:  # noqa: ARG002 -- the registration has the reference
        """Nobody: the reference belongs to the registration."""
        return None

    def export(self, resident: Resident) -> list[dict[str, Any]]:
        """Every request, how far it came, and its history with the notes of staff."""
        asked = SupportRequest.objects.filter(registration__resident=resident).select_related("registration")
        return [
            {
                "reference": case.registration.reference,
                "support": case.words,
                "state": case.get_state_display(),
                "asked_at": case.asked_at and case.asked_at.isoformat(),
                "due_on": case.due_on and case.due_on.isoformat(),
                "outcome": case.get_outcome_display(),
                "history": [
                    {"at": step.at.isoformat(), "what": step.title, "words": step.words} for step in case.steps.all()
                ],
            }
            for case in asked.prefetch_related("steps")
        ]

    def erase(self, resident: Resident, *, now: datetime) -> int:
        """Remove the rows altogether; what is over stays in the year's sums."""
        return _erase(SupportRequest.objects.filter(registration__resident=resident), now=now)

    def still_needed(self, *, kept_since: datetime) -> QuerySet[Resident] | None:  # noqa: ARG002 -- see the registration
        """As long as the registration it belongs to."""
        return None


def _erase(cases: QuerySet[SupportRequest], *, now: datetime) -> int:
    erased = 0
    while some := _erase_some(cases, now=now):
        erased += some
    return erased


@transaction.atomic
def _erase_some(cases: QuerySet[SupportRequest], *, now: datetime) -> int:
    held = list(cases.select_for_update(of=("self",)).select_related("registration__session")[:AT_ONCE])
    # Of a session to come nothing can be said yet: whoever is erased before it did not take part.
    keep_in_figures(case for case in held if case.registration.session.ends_at <= now)
    SupportRequest.objects.filter(pk__in=[case.pk for case in held]).delete()
    return len(held)


def erase_old_requests(*, kept_since: datetime, now: datetime) -> int:
    """Thirty days after the event the requests go, also where the place is still remembered."""
    over = Q(registration__session__ends_at__lt=kept_since)
    gave_back = Q(registration__state=RegistrationState.CANCELLED, registration__cancelled_at__lt=kept_since)
    return _erase(SupportRequest.objects.filter(over | gave_back), now=now) + _erase_words(now=now)


def _erase_words(*, now: datetime) -> int:
    """A week after the event the free text goes; what was asked for, and whether it came, stays for the question."""
    over = now - WORDS_KEPT
    told = SupportRequest.objects.filter(registration__session__ends_at__lt=over).exclude(detail="", note="")
    said = CaseStep.objects.filter(request__registration__session__ends_at__lt=over).exclude(words="")
    return told.update(detail="", note="") + said.update(words="")


def register() -> None:
    """Say that this room keeps them."""
    privacy.register(SupportAskedFor())
    privacy.register_sweep("support_requests", erase_old_requests)
