"""What an open profile puts into a form. The forms of the floors above ask here; nothing personal is in the cookie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from residents.profiles.visits import visit_of


@dataclass(frozen=True, slots=True)
class Carried:
    """What the person keeps, to be put into a form that is still empty. They can change everything there."""

    profile_id: int
    resident_id: int
    name: str
    contact: str
    way: str
    functions: Sequence[str]
    details: Mapping[str, str]

    def __repr__(self) -> str:
        # A line of a traceback must not say what somebody needs.
        return f"Carried({self.profile_id})"


def carried(request: HttpRequest) -> Carried | None:
    """What this browser has open; one question to the database, none without the cookie."""
    visit = visit_of(request)
    if visit is None or visit.profile is None:
        return None
    profile, resident = visit.profile, visit.profile.resident
    return Carried(
        profile_id=profile.pk,
        resident_id=resident.pk,
        name=resident.name,
        contact=resident.email or resident.phone,
        way=profile.way if profile.is_readable else "",
        functions=profile.functions,
        details=profile.details,
    )


def wanted_here(request: HttpRequest) -> Sequence[str]:
    """The keys of what helps, when this browser has a profile open."""
    found = carried(request)
    return found.functions if found else ()
