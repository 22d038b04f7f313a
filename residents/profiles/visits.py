"""An open profile: a cookie in one browser, for half an hour of quiet at most."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from residents.contact_points import ContactPoint
from residents.profiles import rules
from residents.profiles.models import Profile, Visit

COOKIE = "engawa_visit"


def begin(
    response: HttpResponse, *, now: datetime, profile: Profile | None = None, contact: ContactPoint | None = None
) -> Visit:
    """Open it in this browser. The cookie is always a new one: whatever the browser brought along opens nothing."""
    token = secrets.token_urlsafe(24)
    proven = (contact.email or contact.phone) if contact else ""
    visit = Visit.objects.create(token_hash=_hash(token), profile=profile, contact=proven, began_at=now, last_at=now)
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(rules.LONGEST_VISIT.total_seconds()),
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return visit


def visit_of(request: HttpRequest, *, now: datetime | None = None) -> Visit | None:
    """The visit that this browser is on, one question to the database; none without a cookie."""
    token = request.COOKIES.get(COOKIE, "")
    if not token:
        return None
    at = now or timezone.now()
    visit = Visit.objects.select_related("profile__resident").filter(token_hash=_hash(token)).first()
    if visit is None or rules.is_over(began_at=visit.began_at, last_at=visit.last_at, now=at):
        return None
    if at - visit.last_at >= rules.NOTED_EVERY:
        Visit.objects.filter(pk=visit.pk).update(last_at=at)
    return visit


def proven_contact(visit: Visit) -> ContactPoint | None:
    """The address that was proven by a code at the beginning of this visit."""
    return ContactPoint.parse(visit.contact) if visit.contact else None


def end(visit: Visit, response: HttpResponse) -> None:
    """Close it, in the database too: a cookie that was copied opens nothing any more."""
    visit.delete()
    forget_cookie(response)


def forget_cookie(response: HttpResponse) -> None:
    """Nothing stays in the browser."""
    response.delete_cookie(COOKIE, samesite="Lax")


def _hash(token: str) -> str:
    return salted_hmac("residents.profiles.visits", token, algorithm="sha256").hexdigest()
