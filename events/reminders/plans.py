"""Keeping an event's plan of letters, and seeing what they would say."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from events.choices import LetterKind, LetterWords, RegistrationState
from events.letters.writing import written
from events.models import EventPage, Letter, Registration, Session
from events.reminders.models import LetterPlan, Reminder
from residents.models import Resident


@dataclass(frozen=True, slots=True)
class Planned:
    """One reminder as staff want it."""

    minutes_before: int
    words: str = ""
    words_easy: str = ""


@transaction.atomic
def keep_plan(*, page_id: int, given: Mapping[str, Any], reminders: Sequence[Planned]) -> LetterPlan:
    """Make it so. Saving twice is saving once."""
    plan, _made = LetterPlan.objects.update_or_create(page_id=page_id, defaults=dict(given))
    plan.reminders.all().delete()
    Reminder.objects.bulk_create(
        [
            Reminder(plan=plan, minutes_before=one.minutes_before, words=one.words, words_easy=one.words_easy)
            for one in reminders
        ]
    )
    return plan


def back_to_usual(*, page_id: int) -> None:
    """Without a plan of its own an event has the usual one."""
    LetterPlan.objects.filter(page_id=page_id).delete()


@transaction.atomic
def preview(page: EventPage, *, kind: LetterKind, occasion: str, words: LetterWords, now: datetime) -> Any:
    """The letter as somebody who joins in the first way would get it. Nobody's row stays behind."""
    session = _session_of(page)
    way = page.ways.values_list("way", flat=True).first()
    if session is None or way is None:
        return None
    person = Resident.objects.create(name=_("見本"), email="sample@example.jp", created_at=now)
    named = {"token": secrets.token_urlsafe(24), "form_key": secrets.token_urlsafe(24), "reference": "0000-0000"}
    registration = Registration.objects.create(
        session=session,
        resident=person,
        way=way,
        state=RegistrationState.SEATED,
        letters_in=words,
        created_at=now,
        **named,
    )
    letter = Letter(registration=registration, kind=kind, occasion=occasion, created_at=now)
    shown = written(letter, now=now)
    transaction.set_rollback(True)
    return shown


def _session_of(page: EventPage) -> Session | None:
    """The last one: it is still to come if any is."""
    return page.sessions.order_by("-starts_at").select_related("page").first()
