"""Whose staff looked: the first half of what was looked at (「web_form」 of 「web_form.17」) names the office."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise

_offices: dict[str, str | Promise] = {}


def register(name: str, office: str | Promise) -> None:
    """In ``AppConfig.ready``, by whoever has an office of its own. Twice is an error."""
    if name in _offices:
        raise ImproperlyConfigured(f"looks at {name!r} have an office already")
    _offices[name] = office


def office_of(which: str) -> str:
    """Its words; empty for what the salon's own office looks at."""
    return str(_offices.get(which.partition(".")[0], ""))
