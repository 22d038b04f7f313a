"""How often something may be done, counted in the database: six processes allow what one would, not six times that."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from accessibility.throttle import client_address
from residents.codes.models import Count
from residents.codes.rules import HOUR, beginning


def may(what: str, of: str, *, limit: int, within: timedelta, now: datetime) -> bool:
    """Count it, unless it was done ``limit`` times already in this stretch of time."""
    name = salted_hmac("residents.codes.limits", f"{what} {of}", algorithm="sha256").hexdigest()
    count, _is_new = Count.objects.get_or_create(name=name, since=beginning(now, within))
    return Count.objects.filter(pk=count.pk, number__lt=limit).update(number=F("number") + 1) == 1


def client_may(request: HttpRequest, what: str, *, limit: int, now: datetime) -> bool:
    """The same for one line to the house, in an hour. What a visitor writes about itself is not believed."""
    return may(what, f"client {client_address(request)}", limit=limit, within=HOUR, now=now)
