"""A carer and the person they act for."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from residents.contact_points import ContactPoint
from residents.mandates.actions import Person, Request, ask_for_mandate, confirm
from residents.mandates.choices import Confirmation, Scope
from residents.mandates.models import Mandate

EVERYTHING = tuple(Scope)
CARER = ContactPoint(email="kea@example.jp")
RESIDENT = ContactPoint(email="hanako@example.jp")


@pytest.fixture(autouse=True)
def _nobody_sent_anything_yet() -> None:
    cache.clear()


def asked(
    key: str = "key", *, scopes: tuple[Scope, ...] = EVERYTHING, name: str = "はなこ", **changes: object
) -> Mandate:
    """A request that waits for the resident's word."""
    carer = changes.pop("carer", None) or Person(name="ケアする人", contact=CARER)
    now = timezone.now()
    request = Request(
        carer=carer,  # type: ignore[arg-type]
        resident=Person(name=name, contact=changes.pop("contact", RESIDENT)),  # type: ignore[arg-type]
        scopes=scopes,
        until=timezone.localdate(now) + timedelta(days=90),
    )
    return ask_for_mandate(request=request, form_key=key, now=now)


def given(key: str = "key", **changes: object) -> Mandate:
    """A mandate that the resident has confirmed."""
    mandate = asked(key, **changes)  # type: ignore[arg-type]
    return confirm(mandate_id=mandate.pk, how=Confirmation.LINK, now=timezone.now())
