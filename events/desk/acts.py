"""Writing down what a member of staff did, in the transaction in which it is done."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils import timezone

from events.choices import Channel
from events.desk.models import Act, Deed
from events.models import Registration

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.http import HttpRequest

    from residents.models import Resident


@dataclass(frozen=True, slots=True)
class By:
    """Who of the staff does it, how it reached the town, and when."""

    user: User
    channel: Channel
    now: datetime


CHANNEL = "events_desk_channel"


def channel_of(request: HttpRequest) -> Channel:
    """Telephone, unless this browser stands at the counter."""
    kept = request.session.get(CHANNEL, Channel.PHONE)
    return Channel(kept) if kept in Channel.values else Channel.PHONE


def by_whom(request: HttpRequest, *, channel: Channel | None = None) -> By:
    """This member of the staff, through the channel of this talk, now."""
    return By(request.user, channel or channel_of(request), timezone.now())  # type: ignore[arg-type]


def record(
    by: By,
    deed: Deed,
    who: Registration | Resident,
    *,
    about: int | None = None,
    before: Mapping[str, Any] | None = None,
) -> Act:
    """Write down one act about a registration, or about a person alone."""
    named = {"resident_id": who.pk}
    if isinstance(who, Registration):
        named = {"resident_id": who.resident_id, "registration_id": who.pk}
    return Act.objects.create(
        by=by.user,
        at=by.now,
        channel=by.channel,
        deed=deed,
        **named,
        about=about,
        before=json.dumps(before, ensure_ascii=False, default=str) if before else "",
    )


def was(act: Act) -> dict[str, Any]:
    """What stood there before."""
    return dict(json.loads(act.before)) if act.before else {}


def acts_of(resident: Resident) -> QuerySet[Act]:
    """Everything that staff did for one person, the latest first."""
    return Act.objects.filter(resident=resident).select_related("by", "undone_by", "registration__session__page")


# How long the last act can be taken back from the top of the screen; later from the list of acts.
A_MOMENT = timedelta(minutes=10)


def last_act(user: User, resident: Resident, *, now: datetime) -> Act | None:
    """What this member of staff did for the person a moment ago, to be taken back with one press."""
    return acts_of(resident).filter(by=user, at__gte=now - A_MOMENT, undone_at=None).first()


def last_call(user: User, *, now: datetime) -> Act | None:
    """The call that was ticked off a moment ago: its line is gone from the list, and may have been the wrong one."""
    ticked = Act.objects.filter(by=user, deed__in=(Deed.TOLD, Deed.CALL_DONE), at__gte=now - A_MOMENT, undone_at=None)
    return ticked.exclude(resident__name="").select_related("resident").first()
