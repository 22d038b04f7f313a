"""What a code can be for. Each room that asks for a proof says so in ``AppConfig.ready``."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Purpose:
    """``sentence`` says in the letter what happens with the number. It must not tell of anybody's needs."""

    name: str
    sentence: str | Promise


_purposes: dict[str, Purpose] = {}


def register(purpose: Purpose) -> None:
    """Add one. Twice is an error."""
    if purpose.name in _purposes:
        raise ImproperlyConfigured(f"codes for {purpose.name} are registered already")
    _purposes[purpose.name] = purpose


def purpose_named(name: str) -> Purpose:
    """A code for something unknown would be a code for anything."""
    try:
        return _purposes[name]
    except KeyError:
        raise ImproperlyConfigured(f"no codes for {name!r} are registered") from None
