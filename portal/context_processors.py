"""What every template may know of the town."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from accessibility.languages import current


def town(_request: HttpRequest) -> dict[str, Any]:
    """``town``: name, department, telephone and its hours, e-mail."""
    return {"town": town_in_this_language()}


def town_in_this_language() -> dict[str, str]:
    """The town in the language of the visit, as far as it is known.

    What is not stays Japanese, and is marked as such (accessibility/language_marks.py).
    """
    words = settings.ENGAWA_TOWN_IN.get(current(), {})
    return settings.ENGAWA_TOWN | {name: word for name, word in words.items() if word}
