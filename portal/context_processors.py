"""What every template may know of the town."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def town(_request: HttpRequest) -> dict[str, Any]:
    """``town``: name, department, telephone and its hours, e-mail."""
    return {"town": settings.ENGAWA_TOWN}
