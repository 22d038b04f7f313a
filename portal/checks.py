"""System checks: what a town must have set before its residents come."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004 -- Django's own name for it

# The telephone number of the demo town cannot exist.
NOBODYS_PHONE = "0267-00-0100"
# 128 bits in the letters of `new_sealing_key`.
SHORTEST_KEY = 22


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


@register(Tags.security)
def what_is_personal_can_be_sealed(**_kwargs: Any) -> list[CheckMessage]:
    """Without a key nobody's needs could be kept; a short one could be guessed by whoever has a copy of the data."""
    hint = (
        "Put the output of `manage.py new_sealing_key` first into ENGAWA_SEALING_KEYS (docs/taking-part/profiles.md)."
    )
    keys = settings.ENGAWA_SEALING_KEYS
    if not any(":" not in key for key in keys):
        return [Error("ENGAWA_SEALING_KEYS has no key for all purposes.", hint=hint, id="portal.E001")]
    if any(len(key.rpartition(":")[2]) < SHORTEST_KEY for key in keys):
        return [Error("A key of ENGAWA_SEALING_KEYS is too short to be a secret.", hint=hint, id="portal.E002")]
    return []
