"""Verbs of a series (くり返し): make its sessions together, change several of them, drop what nobody comes to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils import timezone

from accessibility.dates_as_typed import TimeOfDay, moment
from events.editing.relative import Before, resolved
from events.models import Registration, Session
from events.sessions import drafts
from events.sessions.announcing import Said, hold
from events.sessions.choices import Scope
from events.sessions.models import Occurrence, Series
from events.sessions.news import news_of
from events.sessions.rhythm import Day, Rule
from events.sessions.verbs import change_held, moved_along


@dataclass(frozen=True, slots=True)
class Pattern:
    """What every session of a series has in common."""

    starts: TimeOfDay
    ends: TimeOfDay
    capacity: int | None = None
    opens: Before | None = None
    closes: Before | None = None
    note: str = ""
    way_capacities: Mapping[str, int] = field(default_factory=dict)

    def session_on(self, day: date) -> Session:
        """The session of one day, not saved. An end at or before the start is on the next day."""
        starts_at, ends_at = moment(day, self.starts), moment(day, self.ends)
        return Session(
            starts_at=starts_at,
            ends_at=ends_at if ends_at > starts_at else ends_at + timedelta(days=1),
            registration_opens_at=resolved(self.opens, starts_at, opens=True),
            registration_closes_at=resolved(self.closes, starts_at, opens=False),
            capacity=self.capacity,
            note=self.note,
            way_capacities=dict(self.way_capacities),
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """The rule, what its sessions have in common, and those of its days that were chosen."""

    rule: Rule
    pattern: Pattern
    days: Collection[Day]


@transaction.atomic
def make_series(*, page_id: int, plan: Plan, by: User | None, now: datetime) -> list[Session]:
    """Make a session on each of these days. Where the event has one at that time already, nothing is made."""
    wanted = [(day.slot, plan.pattern.session_on(day.day)) for day in plan.days if day.day]
    there = set(Session.objects.filter(page=page_id).values_list("starts_at", flat=True))
    new = [(slot, session) for slot, session in wanted if session.starts_at not in there]
    if not new:
        return []
    last = Session.objects.filter(page=page_id).aggregate(last=Max("sort_order"))["last"]
    for place, (_slot, session) in enumerate(new, start=(last or 0) + 1):
        session.page_id, session.sort_order, session.changed_at = page_id, place, now
    made = Session.objects.bulk_create([session for _slot, session in new])
    series = Series.objects.create(page_id=page_id, made_at=now, made_by=by, **_kept(plan.rule))
    slots = [slot for slot, _session in new]
    Occurrence.objects.bulk_create(
        [Occurrence(series=series, session=session, slot=slot) for slot, session in zip(slots, made, strict=True)]
    )
    drafts.add(page_id, made)
    drafts.say_that_page_changed(page_id)
    return made


def _kept(rule: Rule) -> dict[str, Any]:
    return {
        "rhythm": rule.rhythm,
        "every": rule.every,
        "weekdays": list(rule.weekdays),
        "week_of_month": rule.week_of_month,
        "first_on": rule.first_on,
        "last_on": rule.last_on,
        "times": rule.times,
        "on_holiday": rule.on_holiday,
        "rests_at_year_end": rule.rests_at_year_end,
        "left_out": sorted(day.isoformat() for day in rule.left_out),
    }


def in_scope(session: Session, scope: Scope, *, now: datetime) -> QuerySet[Session]:
    """The sessions of its series that a change of this one goes for: never one that has begun."""
    place = Occurrence.objects.filter(session=session).first()
    if scope == Scope.ONE or place is None:
        return Session.objects.filter(pk=session.pk)
    mates = Occurrence.objects.filter(series=place.series_id)
    if scope == Scope.FOLLOWING:
        mates = mates.filter(slot__gte=place.slot)
    sessions = Session.objects.filter(pk__in=mates.values("session"), starts_at__gt=now)
    return sessions.select_related("page").order_by("starts_at", "pk")


@dataclass(frozen=True, slots=True)
class Edit:
    """How one session was changed, to be done to others of its series as well."""

    shift: timedelta = timedelta(0)
    starts: TimeOfDay | None = None
    length: timedelta | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    # What is different from the event, by kind of support or way: only the keys that were touched. None: as usual.
    differences: dict[str, dict[str, int | None]] = field(default_factory=dict)
    opens: timedelta | None = None
    closes: timedelta | None = None

    @classmethod
    def between(cls, session: Session, to: dict[str, Any]) -> Edit:
        """What is different between a session and what it shall be. Moments are kept as distances."""
        start, end = to.get("starts_at", session.starts_at), to.get("ends_at", session.ends_at)
        before, after = timezone.localtime(session.starts_at), timezone.localtime(start)
        distances = {}
        for name, short in (("registration_opens_at", "opens"), ("registration_closes_at", "closes")):
            if to.get(name) and to[name] != getattr(session, name):
                distances[short] = to[name] - start
        cleared = {name: None for name in MOMENTS if name in to and to[name] is None and getattr(session, name)}
        others = {name: value for name, value in to.items() if name in PLAIN and getattr(session, name) != value}
        return cls(
            shift=after.date() - before.date(),
            starts=TimeOfDay(after.time()) if after.time() != before.time() else None,
            length=end - start if end - start != session.ends_at - session.starts_at else None,
            fields=others | cleared,
            differences={name: _touched(getattr(session, name), to[name]) for name in DIFFERENCES if name in to},
            **distances,
        )

    def of(self, session: Session) -> dict[str, Any]:
        """What this edit makes of a session."""
        local = timezone.localtime(session.starts_at)
        starts_at = moment(local.date() + self.shift, self.starts or TimeOfDay(local.time()))
        length = self.length or session.ends_at - session.starts_at
        to = moved_along(session, starts_at) | self.fields
        for name, distance in (("registration_opens_at", self.opens), ("registration_closes_at", self.closes)):
            if distance is not None:
                to[name] = starts_at + distance
        for name, touched in self.differences.items():
            merged = getattr(session, name) | touched
            to[name] = {key: number for key, number in merged.items() if number is not None}
        return to | {"starts_at": starts_at, "ends_at": starts_at + length}


def _touched(before: Mapping[str, int], after: Mapping[str, int]) -> dict[str, int | None]:
    return {key: after.get(key) for key in {*before, *after} if before.get(key) != after.get(key)}


MOMENTS = ("registration_opens_at", "registration_closes_at")
PLAIN = frozenset({"capacity", "note"})
DIFFERENCES = ("support_days", "way_capacities")


@transaction.atomic
def change_sessions(*, sessions: Iterable[Session], edit: Edit, said: Said, now: datetime) -> int:
    """Do the same to several sessions of one event; how many are different now. Everybody concerned is told."""
    changed, pages = 0, set()
    for session_id in [session.pk for session in sessions]:
        session = hold(session_id)
        to = edit.of(session)
        if (to["starts_at"], to["ends_at"]) != (session.starts_at, session.ends_at):
            to |= news_of(said, moved_from=session)
        is_new, _change = change_held(session, to=to, now=now, said=said)
        if is_new:
            changed += 1
            pages.add(session.page_id)
    for page_id in pages:
        drafts.say_that_page_changed(page_id)
    return changed


def nobody_registered(sessions: QuerySet[Session]) -> QuerySet[Session]:
    """Those that nobody ever took a place at: only they may be dropped."""
    return sessions.exclude(Exists(Registration.objects.filter(session=OuterRef("pk"))))


@transaction.atomic
def drop_sessions(*, sessions: QuerySet[Session]) -> list[int]:
    """Take back sessions that nobody registered for. Who registered keeps theirs: call it off instead."""
    dropped = []
    pages = set()
    for session_id in list(nobody_registered(sessions).values_list("pk", flat=True)):
        session = hold(session_id)
        # Asked again now that nobody can take a place.
        if not session.registrations.exists():
            pages.add(session.page_id)
            dropped.append(session_id)
            session.delete()
    for page_id in pages:
        drafts.remove(page_id, dropped)
        drafts.say_that_page_changed(page_id)
    return dropped
