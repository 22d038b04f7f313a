"""What every template may know of the town."""

from typing import Any

from django.http import HttpRequest

from accessibility.town import town_in_this_language


def town(_request: HttpRequest) -> dict[str, Any]:
    """``town``: name, department, telephone and its hours, e-mail."""
    return {"town": town_in_this_language()}
