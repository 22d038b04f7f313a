"""On the telephone desk's screen of a person: who may act for them, and for whom they act."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accessibility.when import day_in_words
from events.carers.desk.views import SEE, calls_to_make
from events.desk_pieces import Asking, DeskPiece, OtherCalls, register
from residents.mandates.choices import MandateState
from residents.mandates.models import Mandate

SHOWN = 10


def says(asking: Asking) -> dict[str, Any] | None:
    """Mandates that hold or wait for an answer; who calls for somebody else is known before anything is said."""
    if not asking.user.has_perm(SEE):  # type: ignore[union-attr]
        return None
    person = asking.resident
    given = Mandate.objects.filter(Q(resident=person) | Q(carer=person)).select_related("carer", "resident")
    lines = [_line(mandate, asking) for mandate in given.order_by("-pk")[:SHOWN]]
    standing = [line for line in lines if line]
    return {"lines": standing} if standing else None


def _line(mandate: Mandate, asking: Asking) -> dict[str, str] | None:
    state = mandate.state_at(asking.now)
    if state == MandateState.ENDED:
        return None
    said = {
        "resident": mandate.resident.name,
        "carer": mandate.carer.name,
        "state": state.label,
        "until": day_in_words(mandate.until),
    }
    words = _("%(carer)s 様が、%(resident)s 様の代わりをする委任：%(state)s。%(until)sまで。") % said
    return {"words": words, "address": reverse("mandates_desk:mandate", args=[mandate.pk])}


def calls(user: Any) -> tuple[str, str] | None:
    """On the list of calls: that more of them stand elsewhere."""
    if not user.has_perm(SEE):
        return None
    count = calls_to_make().count()
    words = _("委任のことで電話する方が%(count)d人います。") % {"count": count}
    return (words, reverse("mandates_desk:mandates") + "#calls") if count else None


def register_pieces() -> None:
    """Once, when the room opens."""
    register(DeskPiece(40, "mandates", "events/carers/desk/piece.html", says))
    register(OtherCalls("mandates", calls))
