"""On the page of a registration: who took it for the resident, and the way to what else was done."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from events.models import Registration
from events.registration_page import Piece, register
from residents.mandates.models import Mandate


def says(registration: Registration, now: datetime) -> dict[str, Any] | None:
    """Nothing where the resident took the place alone."""
    if registration.registered_by_id is None:
        return None
    given = Mandate.objects.filter(carer=registration.registered_by_id, resident=registration.resident_id)
    mandate = given.select_related("carer").order_by("-pk").first()
    if mandate is None:
        return None
    words = _("%(name)sさんが、あなたの代わりに申し込みました。") % {"name": mandate.carer.name}
    return {
        "words": words,
        "address": reverse("carers:mandate", args=[mandate.resident_token]),
        "is_valid": mandate.is_valid(now),
    }


def bring() -> None:
    """Put it there."""
    register(Piece(60, "carers", "events/carers/piece.html", says))
