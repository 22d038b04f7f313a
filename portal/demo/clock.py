"""The clock of the demo town: dates keep their distance from now, so that a demo never looks dead."""

from datetime import datetime
from typing import Any

from django.db import transaction

from cms.signals import public_content_changed
from documents.models import DocumentPage
from events.models import EventPage, Session
from portal.demo import content, library
from portal.demo.moments import Moment, closing, moment


@transaction.atomic
def move(*, now: datetime) -> int:
    """Move every session and date of issue whose moment has changed; how many. Places taken stay with their session."""
    moved = _move_events(now) + _move_documents(now)
    if moved:
        public_content_changed.send(sender=EventPage)
    return moved


def _move_events(now: datetime) -> int:
    pages = {page.slug: page for page in EventPage.objects.exclude(sessions=None).prefetch_related("sessions")}
    moved = 0
    for words in content.read_all("events"):
        if page := pages.get(words["slug"]):
            moved += _move_sessions(page, words["sessions"], now)
    return moved


def _move_sessions(page: EventPage, given: list[dict[str, Any]], now: datetime) -> int:
    moved = 0
    for session, wanted in zip(page.sessions.all(), given, strict=False):
        when = moment(wanted["when"], now=now)
        if (session.starts_at, session.ends_at) != (when.start, when.end):
            _put(page, session, when, wanted)
            moved += 1
    return moved


def _put(page: EventPage, session: Session, when: Moment, given: dict[str, Any]) -> None:
    """In the row, and in the newest revision, or the editor would show and publish the old date again."""
    closes = closing(given["closes"], start=when.start) if "closes" in given else None
    dates = {"starts_at": when.start, "ends_at": when.end, "registration_closes_at": closes}
    Session.objects.filter(pk=session.pk).update(**dates)
    revision = page.latest_revision
    if revision is None:
        return
    for kept in revision.content.get("sessions", []):
        if kept["pk"] == session.pk:
            kept.update({name: value.isoformat() if value else None for name, value in dates.items()})
    revision.save(update_fields=["content"])


def _move_documents(now: datetime) -> int:
    moved = 0
    for words in content.read_all("documents"):
        day = library.issued(words, now=now)
        moved += DocumentPage.objects.filter(slug=words["slug"]).exclude(issued_on=day).update(issued_on=day)
    return moved
