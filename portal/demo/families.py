"""A family that has its places, somebody whose answer is waited for, and somebody who waits. None of them exists.

Their pages have addresses of their own, so that the audit and visitors of the demo can look at them.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from events.actions import Companion, Wish, cancel_place, take_place
from events.choices import Way
from events.models import Registration, Session
from residents.contact_points import ContactPoint

SLUG = "kazoku-no-heya"
FAMILY, OFFERED, WAITING, CANCELLED = "demo-family", "demo-offered", "demo-waiting", "demo-cancelled"


def fill() -> None:
    """Put them down at the last session, weeks away, whose places by video are soon all taken. Repeatable."""
    session = (
        Session.objects.filter(page__slug=SLUG, page__locale__language_code=settings.LANGUAGE_CODE)
        .order_by("starts_at")
        .last()
    )
    if session is None or Registration.objects.filter(token=FAMILY).exists():
        return
    grandchildren = [Companion("たろう"), Companion("髙﨑はな", "たかさき はな")]
    _take(session, FAMILY, name="縁側よしこ", companions=grandchildren)
    for number in range(8):
        _take(session, f"demo-video-{number}", name=f"みかん{number}", way=Way.VIDEO)
    for token in (OFFERED, WAITING):
        _take(session, token, name="こはる", way=Way.VIDEO, contact=ContactPoint(email="koharu@engawa.example"))
    cancelled = _take(session, CANCELLED, name="つばめ")
    cancel_place(registration_id=cancelled.pk, now=timezone.now())
    leaves = Registration.objects.get(form_key="demo-video-0")
    cancel_place(registration_id=leaves.pk, now=timezone.now())


def _take(session: Session, token: str, *, name: str, way: Way = Way.PHONE, **fields: Any) -> Registration:
    fields.setdefault("contact", ContactPoint(phone="0267001999"))
    wish = Wish(name=name, way=way, **fields)
    asked_on = min(timezone.now(), session.starts_at) - timedelta(days=20)
    made = take_place(session_id=session.pk, wish=wish, form_key=token, now=asked_on)
    Registration.objects.filter(pk=made.pk).update(token=token)
    return made
