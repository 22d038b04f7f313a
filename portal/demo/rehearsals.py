"""Somebody in the demo town who may rehearse: their registration has a known address, which no real one has."""

from datetime import datetime, timedelta

from events.actions import Wish, take_place
from events.choices import Way
from events.models import Registration, Session
from residents.contact_points import ContactPoint

EVENT = "hinan-setsumeikai"
TOKEN = "demo-rehearsal"  # noqa: S105 -- known on purpose


def fill(*, now: datetime) -> None:
    """Take one place by video, which is what most people want to try beforehand. Repeatable."""
    coming = Session.objects.upcoming(now).filter(page__slug=EVENT).first()
    if coming is None or Registration.objects.filter(token=TOKEN).exists():
        return
    wish = Wish(name="すみれ", contact=ContactPoint(email="sumire@engawa.example"), way=Way.VIDEO)
    made = take_place(session_id=coming.pk, wish=wish, form_key=TOKEN, now=now - timedelta(hours=1))
    Registration.objects.filter(pk=made.pk).update(token=TOKEN)
