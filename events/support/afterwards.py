"""Whom to ask whether it came: each person whose support it was, also those who were put down by another.

Letters to a family are one letter. Whoever gets it answers for each, because the one who could not hear may be the
child; a companion's own link asks only about themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from events.choices import RegistrationState
from events.models import Registration
from events.support.overview import asked_afterwards, is_unanswered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.models import SupportRequest


@dataclass(frozen=True, slots=True)
class PersonAsked:
    """One person with the cases that they are asked about."""

    registration: Registration
    cases: Sequence[SupportRequest]

    @property
    def name(self) -> str:
        """Whose support it was."""
        return str(self.registration.resident.name)

    @property
    def answered(self) -> bool:
        """Whether nothing is left to ask."""
        return not is_unanswered(self.cases)


def people_asked(registration: Registration) -> list[PersonAsked]:
    """Those with something to ask about, the one who stands for all first. Two questions to the database."""
    # Who gave their place back, or never got one, was not there; whose link it is may still say how it was.
    there = [registration.pk]
    if registration.lead_id is None:
        came = registration.companions.filter(state=RegistrationState.SEATED)
        there += came.exclude(resident__name="").values_list("pk", flat=True)
    members = Registration.objects.filter(pk__in=there).select_related("resident").order_by("pk")
    asked = [
        PersonAsked(member, asked_afterwards(list(member.support_requests.all())))
        for member in members.prefetch_related("support_requests__steps")
    ]
    return [person for person in asked if person.cases]


def still_to_answer(registration: Registration) -> list[PersonAsked]:
    """Those of them for whom the question still stands."""
    return [person for person in people_asked(registration) if not person.answered]
