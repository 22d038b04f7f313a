"""The desk's personal data: what staff did for somebody, the calls promised to them, what was posted to them."""

from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet

from events.desk.models import Act, CallBack, Parcel
from events.personal_data import ERASED
from residents import privacy
from residents.models import Resident


class DeskWork:
    """Acts, calls and parcels. Of an act there stays that it was done, never what it changed."""

    name = "desk"

    def find(self, reference: str) -> Resident | None:  # noqa: ARG002 -- the registration has the reference
        """Nobody: nothing here has a reference of its own."""
        return None

    def export(self, resident: Resident) -> list[dict[str, Any]]:
        """Every act, call and parcel. Who of the staff it was is in the town's own log."""
        acts = [
            {
                "done": act.get_deed_display(),
                "at": act.at.isoformat(),
                "channel": act.get_channel_display(),
                "before": act.before,
                "undone_at": act.undone_at and act.undone_at.isoformat(),
            }
            for act in Act.objects.filter(resident=resident)
        ]
        calls = [
            {"call_about": call.about, "at": call.call_at.isoformat(), "done_at": call.done_at and str(call.done_at)}
            for call in CallBack.objects.filter(resident=resident)
        ]
        parcels = Parcel.objects.filter(registration__resident=resident)
        return [*acts, *calls, *({"posted": p.get_contents_display(), "at": str(p.posted_at)} for p in parcels)]

    def erase(self, resident: Resident, *, now: datetime) -> int:  # noqa: ARG002 -- nothing here depends on the time
        """Calls and parcels go altogether; acts keep their kind and day for the counts."""
        gone = CallBack.objects.filter(resident=resident).delete()[0]
        gone += Parcel.objects.filter(registration__resident=resident).delete()[0]
        return gone + _forget_what_was(resident)

    def still_needed(self, *, kept_since: datetime) -> QuerySet[Resident] | None:
        """Whoever waits for a call, or was called a short time ago."""
        # A call that nobody made for so long helps nobody any more, and must not keep a number for ever.
        waiting = Resident.objects.filter(calls_promised__done_at=None, calls_promised__call_at__gte=kept_since)
        return waiting | Resident.objects.filter(calls_promised__done_at__gte=kept_since)


def _forget_what_was(resident: Resident) -> int:
    """What an act changed is an old name or an old number."""
    return Act.objects.filter(resident=resident).exclude(before="").update(before="")


def forget_where_they_were(*, kept_since: datetime, now: datetime) -> int:  # noqa: ARG001 -- told by the place itself
    """Where a place was forgotten of somebody who is still known (a carer's people), what the desk did forgets it too.

    That it was done stays, with who of the staff did it.
    """
    over = Act.objects.filter(registration__reference__startswith=ERASED).exclude(resident=F("registration__resident"))
    return over.update(registration=None, about=None, before="")


def register() -> None:
    """Say that the desk keeps it."""
    privacy.register(DeskWork())
    privacy.register_sweep("desk", forget_where_they_were)
