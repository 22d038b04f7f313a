"""System checks: what a town must have set before its residents come."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register  # noqa: A004 -- Django's own name for it

# The telephone number of the demo town cannot exist.
NOBODYS_PHONE = "0267-00-0100"


@register(Tags.security, deploy=True)
def town_is_named(**_kwargs: Any) -> list[CheckMessage]:
    """A real town must not show the telephone number of a town that does not exist."""
    if settings.ENGAWA_DEMO or settings.ENGAWA_TOWN["phone"] != NOBODYS_PHONE:
        return []
    return [
        Warning(
            "The town still has the telephone number of the fictional demo town.",
            hint="Set ENGAWA_TOWN_NAME, ENGAWA_TOWN_DEPARTMENT, ENGAWA_TOWN_PHONE and ENGAWA_TOWN_EMAIL.",
            id="portal.W001",
        )
    ]
