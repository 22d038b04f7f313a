"""How a code reaches somebody. By e-mail always; further ways (SMS, a call by machine) are added by who has them."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ImproperlyConfigured

from residents.contact_points import ContactPoint
from residents.outbox.actions import Parts, post

# key (of the outbox: one key, one letter), to whom, subject, words
Carrier = Callable[[str, ContactPoint, str, str], None]


def _by_mail(key: str, to: ContactPoint, subject: str, words: str) -> None:
    post(key, to=to.email, subject=subject, text=words, parts=Parts(urgent=True))


_carriers: dict[str, Carrier] = {"email": _by_mail}


def register(attribute: str, carrier: Carrier) -> None:
    """Bring codes to contact points that have this attribute (``phone``). Twice is an error."""
    if attribute in _carriers:
        raise ImproperlyConfigured(f"codes are carried to {attribute} already")
    _carriers[attribute] = carrier


def carrier_to(contact: ContactPoint) -> Carrier | None:
    """The way to this contact point; None when only a person can tell them."""
    return next((carry for attribute, carry in _carriers.items() if getattr(contact, attribute, "")), None)
