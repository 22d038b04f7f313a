"""What must never be true of a real town's settings."""

from typing import Any

from django.conf import settings
from django.core.checks import Error

from cms.part_languages import KNOWN


def second_factor_is_waived_only_in_the_demo(**_kwargs: Any) -> list[Error]:
    """Staff sign in with a password alone only in the demo town."""
    if settings.ENGAWA_DEMO_WITHOUT_TOTP and not settings.ENGAWA_DEMO:
        return [
            Error(
                "ENGAWA_DEMO_WITHOUT_TOTP is set outside the demo.",
                hint="Remove it: staff of a real town need a second factor.",
                id="cms.E001",
            )
        ]
    return []


def part_languages_are_known(**_kwargs: Any) -> list[Error]:
    """A button needs a name that staff can read."""
    unknown = [code for code in settings.ENGAWA_PART_LANGUAGES if code not in KNOWN]
    if unknown:
        return [
            Error(
                f"ENGAWA_PART_LANGUAGES names languages without a name: {', '.join(unknown)}",
                hint=f"Known are {', '.join(KNOWN)}. More are added in cms/part_languages.py.",
                id="cms.E002",
            )
        ]
    return []
