"""What was agreed, as a letter lists it: everything that is needed to take part, without opening anything."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from events.choices import LetterWords, RegistrationState, SupportState, Way
from events.doors.facts import moved_online
from events.easy_words import WAYS, easy_fee, easy_when
from events.models import Registration
from events.models.originals import as_read_here
from events.overview import when
from events.registration_words import Fact, facts, how_to_join, people_put_down


def told(registration: Registration, words: LetterWords) -> list[Fact]:
    """In usual words (or English, by the language that is active), in easy ones, or without naming the event."""
    if registration.neutral_subject:
        return _neutral(registration, words)
    return _easy(registration) if words == LetterWords.EASY else facts(registration)


def title_of(registration: Registration, words: LetterWords) -> str:
    """The event's name, in easy words where somebody wrote them."""
    event = as_read_here(registration.session)
    return str(event.easy_title or event.title) if words == LetterWords.EASY else str(event.title)


def _easy(registration: Registration) -> list[Fact]:
    """Short lines, the Western year, one thing at a time."""
    session, event = registration.session, registration.session.page
    way = str(WAYS[Way(registration.way)][0])
    lines = [
        Fact(_("なに"), title_of(registration, LetterWords.EASY)),
        Fact(_("いつ"), easy_when(session)),
        Fact(_("番号（電話で使います）"), registration.reference),
        Fact(_("どうやって"), way),
    ]
    if session.news:
        lines.append(Fact(_("お知らせ"), session.news))
    if registration.way == Way.IN_PERSON and event.venue and not moved_online(session):
        lines.append(Fact(_("どこで"), f"{event.venue}（{event.address}）" if event.address else event.venue))
    if _may_come_in(registration):
        lines.append(Fact(_("入り方"), how_to_join(registration)))
    if people := people_put_down(registration):
        lines.append(Fact(_("いっしょに来る人"), people))
    if event.fee:
        lines.append(Fact(_("お金"), easy_fee(event.fee)))
    return lines


def _neutral(registration: Registration, words: LetterWords) -> list[Fact]:
    """When, the number and the way in: what somebody needs, and nothing of what it is about."""
    session = registration.session
    time = easy_when(session) if words == LetterWords.EASY else when(session)
    lines = [Fact(_("日時"), time), Fact(_("受付番号"), registration.reference)]
    if _may_come_in(registration) and registration.way != Way.IN_PERSON:
        lines.append(Fact(_("参加のしかた"), how_to_join(registration)))
    return lines


def _may_come_in(registration: Registration) -> bool:
    return registration.state == RegistrationState.SEATED and registration.session.takes_place


def support_told(registration: Registration) -> list[str]:
    """The support asked for and how far it is, by its name in the catalogue.

    What somebody wrote in their own words stays in the house: mail lies readable on many computers.
    """
    if registration.neutral_subject:
        return []
    lines = []
    # Whoever comes along is written to through the one who stands for all.
    members = [registration]
    if registration.lead_id is None:
        along = registration.companions.exclude(state=RegistrationState.CANCELLED).select_related("resident")
        members += along.prefetch_related("support_requests").order_by("pk")
    for member in members:
        standing = (one for one in member.support_requests.all() if one.state != SupportState.WITHDRAWN)
        for request in standing:
            named = str(request.get_kind_display()) if request.kind else _("ことばで書いていただいた希望")
            said = _("%(support)s：%(state)s") % {"support": named, "state": request.get_state_display()}
            lines.append(said if member == registration else f"{member.resident.name}：{said}")
    return lines


def days_left(starts_at: datetime, now: datetime) -> int:
    """How many days on the calendar."""
    return (timezone.localdate(starts_at) - timezone.localdate(now)).days
