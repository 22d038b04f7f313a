"""A letter in words: subject, text, the same as simple HTML, and a line for a telephone's screen or ear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from accessibility import languages
from accessibility.easy_japanese.moments import easy_day, easy_time
from accessibility.town import town_in_this_language
from accessibility.when import day_in_words, time_in_words
from events.calendar import calendar_of
from events.choices import LetterKind, LetterWords, RegistrationState, SessionStatus
from events.easy_words import easy_when
from events.letters import facts
from events.letters.passages import Telling, forms, passages
from events.models import Letter, Registration
from events.overview import when_in_short
from events.registration_words import address_of
from residents.channels.message import Attachment
from residents.outbox.simple_html import simple_html

# With these comes an entry for the calendar: they say when, for the first time or anew.
WITH_CALENDAR = frozenset(
    {LetterKind.SEATED, LetterKind.PROMOTED, LetterKind.ONLINE, LetterKind.RESCHEDULED, LetterKind.CHANGED}
)
# These nobody asked for by what they did: they can be stopped by one press in the mail program (RFC 8058).
CAN_BE_STOPPED = frozenset({LetterKind.REMINDER, LetterKind.THANKS})
FOLDERS = {LetterWords.USUAL: "ja", LetterWords.EASY: "easy", LetterWords.ENGLISH: "en"}
EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Written:
    """A letter, ready to be handed to a channel."""

    subject: str
    text: str
    html: str
    short: str
    spoken: str
    link: str
    headers: dict[str, str]
    attachments: list[Attachment]


def written(letter: Letter, *, now: datetime) -> Written:
    """The whole letter in its reader's words."""
    registration = letter.registration
    telling = Telling(registration, LetterKind(letter.kind), letter.occasion, LetterWords(registration.letters_in), now)
    with _in_words(telling.words) as language:
        subject, text = _rendered(telling)
        return Written(
            subject=subject,
            text=text,
            html=simple_html(text, title=subject, language=language),
            short=_in_short(telling, "short", subject),
            spoken=_in_short(telling, "spoken", subject),
            link=_address("events:registration", registration),
            headers=_headers(telling),
            attachments=_attachments(telling),
        )


@contextmanager
def _in_words(words: LetterWords) -> Iterator[str]:
    """With the language of the letter, whoever's visit caused it."""
    language = "en" if words == LetterWords.ENGLISH else languages.default_language()
    with translation.override(language):
        yield language


def _rendered(telling: Telling) -> tuple[str, str]:
    """From ``letters/<words>/<kind>.txt``, whose first line is the subject.

    Whole texts in each language: a letter that is put together from translated halves of sentences reads like one.
    """
    whole = render_to_string(f"events/letters/{FOLDERS[telling.words]}/{telling.kind}.txt", _context(telling))
    subject, _line, text = whole.strip().partition("\n")
    return _with_title(telling, " ".join(subject.split())), EMPTY_LINES.sub("\n\n", text).strip() + "\n"


def _with_title(telling: Telling, subject: str) -> str:
    """Neutral for whoever's letters may be seen by others: neither the event nor that there is one."""
    if telling.registration.neutral_subject:
        return {"easy": "お知らせがあります", "en": "A message for you"}.get(telling.words, "お知らせ")
    title = " ".join(facts.title_of(telling.registration, telling.words).split())
    between = ": " if telling.words == LetterWords.ENGLISH else "："
    return f"{subject}{between}{title}"


def _context(telling: Telling) -> dict[str, Any]:
    registration, session = telling.registration, telling.registration.session
    reached = registration.resident.reached
    is_offer = telling.kind == LetterKind.OFFERED
    return {
        "registration": registration,
        "name": reached.name,
        "on_behalf_of": registration.resident.name if reached != registration.resident else "",
        "is_neutral": registration.neutral_subject,
        "has_a_place": registration.state == RegistrationState.SEATED and session.takes_place,
        "postponed": session.status == SessionStatus.POSTPONED,
        "days_left": facts.days_left(session.starts_at, telling.now),
        "minutes_left": max(round((session.starts_at - telling.now).total_seconds() / 60), 1),
        "answer_by": _answer_by(telling),
        "people": Registration.objects.family_of(registration).offered().count() if is_offer else 1,
        "answer_address": _address("events:answer", registration),
        "facts": facts.told(registration, telling.words),
        "support": facts.support_told(registration),
        "passages": passages(telling),
        "forms": forms(telling),
        "address": _address("events:registration", registration),
        "letters_address": _address("event_reminders:letters", registration),
        "cancel_address": address_of(reverse("events:cancel")),
        "events_address": address_of(languages.here_in_language("/events/")),
        "town": town_in_this_language(),
        "kept_days": settings.ENGAWA_PERSONAL_DATA_KEPT_DAYS,
    }


def _answer_by(telling: Telling) -> str:
    """Until when a place is kept, for this person or somebody put down with them."""
    if telling.kind != LetterKind.OFFERED:
        return ""
    family = Registration.objects.family_of(telling.registration)
    until = family.offered().values_list("answer_by", flat=True).first()
    if until is None:
        return ""
    local = timezone.localtime(until)
    if telling.words == LetterWords.EASY:
        return f"{easy_day(local.date())}{easy_time(local.hour, local.minute)}"
    between = ", " if telling.words == LetterWords.ENGLISH else " "
    return f"{day_in_words(local.date())}{between}{time_in_words(local)}"


def _address(name: str, registration: Registration) -> str:
    return address_of(reverse(name, args=[registration.token]))


def _in_short(telling: Telling, name: str, subject: str) -> str:
    """For SMS, LINE and a device's screen (``short``), or for an automatic telephone (``spoken``).

    The spoken one says whom to call back, because an address cannot be read out.
    """
    registration, town = telling.registration, town_in_this_language()
    easy = telling.words == LetterWords.EASY
    pause = ", " if telling.words == LetterWords.ENGLISH else "、"
    context = {
        "subject": subject,
        "when": easy_when(registration.session) if easy else when_in_short(registration.session),
        "registration": registration,
        "is_neutral": registration.neutral_subject,
        "town": town,
        "address": _address("events:registration", registration),
        # What a short text must not leave out: until when somebody has to answer, and where.
        "answer_by": _answer_by(telling),
        "answer_address": _address("events:answer", registration),
        "spoken_reference": pause.join(registration.reference.replace("-", "")),
        "spoken_phone": town["phone"].replace("-", pause),
    }
    return render_to_string(f"events/letters/{FOLDERS[telling.words]}/{name}.txt", context).strip()


def _headers(telling: Telling) -> dict[str, str]:
    if telling.kind not in CAN_BE_STOPPED:
        return {}
    stop = _address("event_reminders:stop", telling.registration)
    return {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def _attachments(telling: Telling) -> list[Attachment]:
    """An entry for the calendar, for who has a place."""
    registration = telling.registration
    if telling.kind not in WITH_CALENDAR or registration.state != RegistrationState.SEATED:
        return []
    return [Attachment("engawa.ics", calendar_of(registration).decode(), "text/calendar")]
