"""Promising a call, making it, and not reaching anybody."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from events.desk.acts import By, record
from events.desk.models import CallBack, CallTry, Deed
from events.models import Letter
from residents.models import Resident

ONE_TRY = timedelta(minutes=1)


@transaction.atomic
def promise(by: By, person: Resident, *, about: str, call_at: datetime) -> CallBack:
    """Somebody is to be called. The same promise twice (a button pressed twice) is one."""
    open_calls = CallBack.objects.select_for_update().filter(resident=person, call_at=call_at, done_at=None)
    # What it is about is sealed: the database cannot compare it.
    if known := next((call for call in open_calls if call.about == about), None):
        return known
    call = CallBack.objects.create(resident=person, about=about, call_at=call_at, made_at=by.now, made_by=by.user)
    record(by, Deed.CALL_PROMISED, person, about=call.pk)
    return call


@transaction.atomic
def done(by: By, call: CallBack) -> None:
    """The call was made."""
    if CallBack.objects.filter(pk=call.pk, done_at=None).update(done_at=by.now):
        record(by, Deed.CALL_DONE, call.resident, about=call.pk)


def nobody_answered(by: By, reason: Letter | CallBack) -> CallTry:
    """Somebody tried in vain; the next colleague sees when. Pressed twice, it is one try."""
    named = {"letter": reason} if isinstance(reason, Letter) else {"call_back": reason}
    lately = CallTry.objects.filter(**named, by=by.user, at__gt=by.now - ONE_TRY)
    if known := lately.first():
        return known
    return CallTry.objects.create(by=by.user, at=by.now, **named)
