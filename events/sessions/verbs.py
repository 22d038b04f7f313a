"""What can happen to one session. Each verb is one transaction, safe to repeat, and tells everybody concerned."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from events.choices import LetterKind, SessionStatus
from events.models import Letter, Session
from events.outgoing import write
from events.sessions import drafts
from events.sessions.announcing import (
    KEPT,
    LETTER_OF,
    Said,
    announce,
    as_kept,
    concerned,
    from_kept,
    hold,
    occasion_of,
)
from events.sessions.choices import ChangeKind
from events.sessions.models import Announced, Change
from events.sessions.news import news_of, news_of_taking_back


class CannotBeUndoneError(Exception):
    """Something else happened to the session since, or it is over."""


def call_off(*, session_id: int, now: datetime, said: Said) -> Change | None:
    """中止: it does not take place."""
    return change_session(session_id=session_id, to=_state(SessionStatus.CANCELLED, said), now=now, said=said)


def postpone(*, session_id: int, now: datetime, said: Said) -> Change | None:
    """延期: it will take place on a day that is not known yet. Places are kept."""
    return change_session(session_id=session_id, to=_state(SessionStatus.POSTPONED, said), now=now, said=said)


def move_online(*, session_id: int, now: datetime, said: Said) -> Change | None:
    """オンラインに変更: at the same time, but nobody comes to the room."""
    return change_session(session_id=session_id, to=_state(SessionStatus.ONLINE, said), now=now, said=said)


def _state(status: SessionStatus, said: Said) -> dict[str, Any]:
    return {"status": status, **news_of(said)}


def reschedule(*, session_id: int, starts_at: datetime, ends_at: datetime, now: datetime, said: Said) -> Change | None:
    """日時の変更: everybody keeps their place. The days of opening and closing move along with the start."""
    session = Session.objects.get(pk=session_id)
    to: dict[str, Any] = {"starts_at": starts_at, "ends_at": ends_at, **moved_along(session, starts_at)}
    if (starts_at, ends_at) != (session.starts_at, session.ends_at):
        to |= news_of(said, moved_from=session)
    if session.status == SessionStatus.POSTPONED:
        to["status"] = SessionStatus.SCHEDULED
    return change_session(session_id=session_id, to=to, now=now, said=said)


def moved_along(session: Session, starts_at: datetime) -> dict[str, datetime | None]:
    """When registration opens and closes, as far before the new start as it was before the old one."""
    by: timedelta = starts_at - session.starts_at
    moments = {name: getattr(session, name) for name in ("registration_opens_at", "registration_closes_at")}
    return {name: moment + by if moment else None for name, moment in moments.items()}


@transaction.atomic
def change_session(*, session_id: int, to: Mapping[str, Any], now: datetime, said: Said) -> Change | None:
    """Write new facts into a session: row, drafts, and letters where people have to know. None when nothing is new."""
    session = hold(session_id)
    is_new, change = change_held(session, to=to, now=now, said=said)
    if is_new:
        drafts.say_that_page_changed(session.page_id)
    return change


def change_held(session: Session, *, to: Mapping[str, Any], now: datetime, said: Said) -> tuple[bool, Change | None]:
    """The same for one of several sessions of a page: whether anything is new, and what was told."""
    changed = {name: value for name, value in to.items() if getattr(session, name) != value}
    if not changed:
        return False, None
    before = as_kept(session)
    _write(session, changed, now=now)
    return True, announce(session, before, said=said, now=now)


def _write(session: Session, changed: Mapping[str, Any], *, now: datetime) -> None:
    session.changed_at = now
    for name, value in changed.items():
        setattr(session, name, value)
    names = [*changed, "changed_at"]
    session.save(update_fields=names)
    drafts.put(session, names)


def last_change(session: Session) -> Change | None:
    """What happened to a session last and still holds."""
    return Change.objects.filter(session=session, undone_at=None).order_by("-pk").first()


@transaction.atomic
def undo(*, change_id: int, now: datetime, said: Said) -> Change | None:
    """Take the last change back. Who heard of it hears that it is as before; who did not, hears nothing at all."""
    change = Change.objects.select_for_update().get(pk=change_id)
    if change.undone_at:
        return None
    session = hold(change.session_id)
    before = from_kept(change.before)
    if last_change(session) != change or before["ends_at"] <= now:
        raise CannotBeUndoneError
    was = as_kept(session)
    _write(session, {name: before[name] for name in KEPT} | news_of_taking_back(said, change), now=now)
    Change.objects.filter(pk=change.pk).update(undone_at=now)
    facts = {name: before[name] for name in ("status", "starts_at", "ends_at")}
    Announced.objects.filter(session=session).update(**facts)
    taken_back = Change.objects.create(
        session=session, kind=ChangeKind.AS_PLANNED, before=was, words=said.words, at=now, by=said.by, undone_at=now
    )
    _take_letters_back(change, taken_back, now=now)
    drafts.say_that_page_changed(session.page_id)
    return taken_back


def _take_letters_back(change: Change, taken_back: Change, *, now: datetime) -> None:
    letters = Letter.objects.filter(
        registration__session=change.session_id, kind=LETTER_OF[ChangeKind(change.kind)], occasion=occasion_of(change)
    )
    unsent = letters.filter(sent_at=None)
    # A call that nobody made and a letter that waits for the morning have told nothing yet. Any other letter may be
    # on its way at this moment.
    never_heard = unsent.filter(registration__resident__email="") | unsent.filter(due_at__gt=now)
    silent = set(never_heard.values_list("registration_id", flat=True))
    heard = set(letters.values_list("registration_id", flat=True)) - silent
    unsent.delete()
    for registration in concerned(change.session_id).filter(pk__in=heard):
        write(registration, LetterKind.RESCHEDULED, now=now, occasion=occasion_of(taken_back))
