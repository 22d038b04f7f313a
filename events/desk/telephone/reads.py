"""What the screen of a talk asks the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from events import rules
from events.choices import RegistrationState
from events.models import Registration, Session
from events.overview import SessionRow, session_row, when
from residents.folding import folded
from residents.models import Resident
from residents.people import find_people

# A list that a voice reads out has to end; the rest is found by its name or day.
MOST_SESSIONS = 12


@dataclass(frozen=True, slots=True)
class Found:
    """One person who may be meant, with what tells them from others."""

    resident: Resident
    reached: Resident
    to_come: list[Registration]
    past: int


def found(words: str, *, now: datetime) -> list[Found]:
    """Whoever is meant, each with the sessions they come to."""
    people = find_people(words)
    known: dict[int, list[Registration]] = {person.pk: [] for person in people}
    registrations = Registration.objects.filter(resident__in=people).select_related("session__page")
    for registration in registrations.order_by("session__starts_at", "pk"):
        known[registration.resident_id].append(registration)
    return [_found(person, known[person.pk], now) for person in people]


def _found(person: Resident, registrations: list[Registration], now: datetime) -> Found:
    to_come = [r for r in registrations if r.session.ends_at > now and r.state != RegistrationState.CANCELLED]
    past = sum(1 for registration in registrations if registration.session.ends_at <= now)
    return Found(person, person.reached, to_come, past)


def of_the_same_contact(person: Resident) -> list[Resident]:
    """Others with this number or address: a family, or the same person once more."""
    if not person.name:
        return []
    reached = person.reached
    same = Q(reached_through=reached.pk) | Q(pk=reached.pk)
    for field in ("email", "phone"):
        if value := getattr(reached, field):
            same |= Q(**{field: value})
    others = Resident.objects.filter(same).exclude(pk=person.pk).exclude(name="").order_by("-pk")
    # What each came for tells one 「みかん」 from the other.
    return list(others.prefetch_related("registrations__session__page")[:20])


def standing_place(person: Resident | None, session: Session | None) -> Registration | None:
    """What this person has at the session already: two clerks, or one person on two telephones, make it no second."""
    if person is None or session is None:
        return None
    return Registration.objects.standing().filter(resident=person, session=session).order_by("pk").first()


def registrations_of_person(person: Resident, *, now: datetime) -> tuple[list[Registration], list[Registration]]:
    """What is still to come, the next one first; and what is over, the latest first."""
    everything = Registration.objects.filter(resident=person).select_related(
        "session__page", "resident__reached_through", "lead__resident", "registered_by"
    )
    listed = list(everything.prefetch_related("support_requests", "companions__resident"))
    to_come = sorted((r for r in listed if r.session.ends_at > now), key=lambda r: (r.session.starts_at, r.pk))
    over = sorted((r for r in listed if r.session.ends_at <= now), key=lambda r: r.session.ends_at, reverse=True)
    return to_come, over


def sessions_to_offer(words: str, *, now: datetime) -> list[SessionRow]:
    """Sessions that staff can register somebody for, also after the closing time; the next one first."""
    sessions = Session.objects.public().scheduled().filter(ends_at__gt=now).order_by("starts_at", "pk")
    rows = []
    for session, taken in sessions.select_related("page").prefetch_related("page__ways").with_taken():
        if not _is_meant(session, words):
            continue
        row = session_row(session, list(session.page.ways.all()), taken, now=now)
        if row.refusal in {None, *rules.STAFF_MAY_OVERLOOK}:
            rows.append(row)
        if len(rows) == MOST_SESSIONS:
            break
    return rows


def _is_meant(session: Session, words: str) -> bool:
    """Every word somewhere in the title, the place or the time, however it is written."""
    told = folded(f"{session.page.title}{session.page.venue}{when(session)}")
    return all(folded(word) in told for word in words.split())
