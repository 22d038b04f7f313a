"""Who has to be told what of a session: everybody who has a place or waits, by letter or on the telephone.

What was told last is written down, so that the same news is told once, whether it came from the staff's screen of
the session or from the page's editor.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import QuerySet

from events.choices import LetterKind, SessionStatus
from events.models import Registration, Session
from events.outgoing import write
from events.places.counting import hold as hold_places
from events.sessions.choices import ChangeKind
from events.sessions.models import Announced, Change

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# What a change can be taken back to.
KEPT = ("status", "starts_at", "ends_at", "registration_opens_at", "registration_closes_at", "news", "news_en")
MOMENTS = ("starts_at", "ends_at", "registration_opens_at", "registration_closes_at")
LETTER_OF = {
    ChangeKind.CALLED_OFF: LetterKind.CALLED_OFF,
    ChangeKind.POSTPONED: LetterKind.CALLED_OFF,
    ChangeKind.ONLINE: LetterKind.ONLINE,
    ChangeKind.RESCHEDULED: LetterKind.RESCHEDULED,
    ChangeKind.AS_PLANNED: LetterKind.RESCHEDULED,
}
KIND_OF_STATUS = {
    SessionStatus.CANCELLED: ChangeKind.CALLED_OFF,
    SessionStatus.POSTPONED: ChangeKind.POSTPONED,
    SessionStatus.ONLINE: ChangeKind.ONLINE,
    SessionStatus.SCHEDULED: ChangeKind.AS_PLANNED,
}


@dataclass(frozen=True, slots=True)
class Said:
    """Who changes a session, and the words for those who come."""

    by: User | None = None
    words: str = ""
    words_en: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What people know of a session: whether, and when."""

    status: str
    starts_at: datetime
    ends_at: datetime

    @classmethod
    def of(cls, known: Session | Announced) -> Facts:
        """What a session says now, or what was told of it last."""
        return cls(known.status, known.starts_at, known.ends_at)

    def kind_of_change_to(self, now: Facts) -> ChangeKind | None:
        """What happened between the two; None when nobody has to hear of it."""
        if not SessionStatus(now.status).takes_place:
            # Of a session that is off, a new date is no news before it is on again.
            return KIND_OF_STATUS[SessionStatus(now.status)] if now.status != self.status else None
        if (now.starts_at, now.ends_at) != (self.starts_at, self.ends_at):
            return ChangeKind.RESCHEDULED
        return KIND_OF_STATUS[SessionStatus(now.status)] if now.status != self.status else None


def hold(session_id: int) -> Session:
    """Lock the session's count of places: nobody takes one while it changes."""
    hold_places(session_id)
    return Session.objects.select_related("page").get(pk=session_id)


def concerned(session_id: int) -> QuerySet[Registration]:
    """Everybody who has a place or waits; of a family, only those who can be reached themselves."""
    standing = Registration.objects.standing().filter(session_id=session_id)
    return standing.exclude(lead__isnull=False, resident__reached_through__isnull=False).select_related(
        "resident__reached_through"
    )


def as_kept(session: Session) -> dict[str, Any]:
    """What a session says, to be kept with its change."""
    said = {name: getattr(session, name) for name in KEPT}
    return said | {name: said[name].isoformat() if said[name] else None for name in MOMENTS}


def from_kept(before: dict[str, Any]) -> dict[str, Any]:
    """The same, to be written into the session again."""
    # What was written down before there was English has none.
    return (
        {"news_en": ""}
        | before
        | {name: datetime.fromisoformat(before[name]) if before[name] else None for name in MOMENTS}
    )


def announce(session: Session, before: dict[str, Any], *, said: Said, now: datetime) -> Change | None:
    """Tell what is new since the session was last spoken of. Called while the session is held."""
    told = Announced.objects.filter(session=session).first()
    is_now = Facts.of(session)
    kept = from_kept(before)
    knew = Facts.of(told) if told else Facts(kept["status"], kept["starts_at"], kept["ends_at"])
    _note(session)
    kind = knew.kind_of_change_to(is_now)
    if kind is None:
        return None
    change = Change.objects.create(session=session, kind=kind, before=before, words=said.words, at=now, by=said.by)
    for registration in concerned(session.pk):
        write(registration, LETTER_OF[kind], now=now, occasion=occasion_of(change))
    return change


def occasion_of(change: Change) -> str:
    """How letters name the change that they tell of."""
    return f"change.{change.pk}"


def _note(session: Session) -> None:
    facts = Facts.of(session)
    told = {"status": facts.status, "starts_at": facts.starts_at, "ends_at": facts.ends_at}
    Announced.objects.update_or_create(session=session, defaults=told)


def tell_what_is_new(page_id: int, *, now: datetime) -> None:
    """After publishing: what the editor changed of dates and states is told like what the staff's screen changes."""
    told = {known.session_id: Facts.of(known) for known in Announced.objects.filter(session__page=page_id)}
    sessions = Session.objects.filter(page=page_id, ends_at__gt=now)
    for session in sessions:
        if told.get(session.pk) != Facts.of(session):
            _tell_of_one(session.pk, told.get(session.pk), now=now)


@transaction.atomic
def _tell_of_one(session_id: int, told: Facts | None, *, now: datetime) -> None:
    session = hold(session_id)
    is_now = Facts.of(session)
    # Of a session that nobody was told anything of, only that it is off is news.
    knew = told or replace(is_now, status=SessionStatus.SCHEDULED if not session.takes_place else is_now.status)
    before = as_kept(session) | {"status": knew.status}
    before |= {"starts_at": knew.starts_at.isoformat(), "ends_at": knew.ends_at.isoformat()}
    announce(session, before, said=Said(words=session.news), now=now)
