"""Writing a way in, and telling those who have the old one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from events.choices import TAKING_PLACE, LetterKind, SessionStatus, Way
from events.doors.models import Door
from events.models import EventPage, Registration, Session
from events.outgoing import write

FIELDS = ("url", "makes_room", "dial_in", "pin", "room", "words", "words_en")


@transaction.atomic
def set_door(  # noqa: PLR0913 -- all by name: where it is, what it says, whether to tell
    *, page: EventPage, session: Session | None, way: Way, given: Mapping[str, Any], tell: bool, now: datetime
) -> list[Registration]:
    """Write it; everybody who has the old one is told the new one, if staff want that. Whom it was told.

    Pressing twice changes nothing the second time, and tells nobody again. With every field empty there is no door.
    """
    places = Door.objects.select_for_update().filter(page=page, session=session, way=way)
    before = places.first()
    wanted = {name: given.get(name) or (False if name == "makes_room" else "") for name in FIELDS}
    if before is not None and all(getattr(before, name) == wanted[name] for name in FIELDS):
        return []
    door = before or Door(page=page, session=session, way=way)
    for name, value in wanted.items():
        setattr(door, name, value)
    if not door.leads_somewhere:
        if before is None:
            return []
        before.delete()
    else:
        door.changed_at = now
        door.save()
    concerned = list(who_holds(page=page, session=session, way=way, now=now)) if tell else []
    for registration in concerned:
        # The moment tells one change from the next; it is nothing personal.
        occasion = f"door.{way}.{int(now.timestamp())}"
        write(registration, LetterKind.CHANGED, now=now, occasion=occasion, by_people=True)
    return concerned


def who_holds(*, page: EventPage, session: Session | None, way: Way, now: datetime) -> QuerySet[Registration]:
    """Those who were told the old way in: who chose this way, and who was moved online to it. Each letter once."""
    sessions = Session.objects.filter(page=page, ends_at__gt=now, status__in=TAKING_PLACE)
    if session is None:
        sessions = sessions.exclude(
            pk__in=Door.objects.filter(page=page, way=way).exclude(session=None).values("session")
        )
    else:
        sessions = sessions.filter(pk=session.pk)
    by_this_way = Registration.objects.seated().filter(session__in=sessions, way=way, lead=None)
    if way == Way.IN_PERSON:
        return by_this_way.select_related("resident__reached_through", "session")
    moved = Registration.objects.seated().filter(
        session__in=sessions.filter(status=SessionStatus.ONLINE), way=Way.IN_PERSON, lead=None
    )
    return (by_this_way | moved).distinct().select_related("resident__reached_through", "session")
