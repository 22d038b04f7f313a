"""What every template may know of the visitor's display preferences."""

from typing import Any

from django.http import HttpRequest

from accessibility.preferences import DEFAULT


def display(request: HttpRequest) -> dict[str, Any]:
    """``display``: the visitor's ``DisplayPreferences`` (the default ones outside a visit, as in a preview)."""
    return {"display": getattr(request, "display", DEFAULT)}
