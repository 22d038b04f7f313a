"""Whether what a letter says is still so when its time comes. A letter that waited for the morning may be outrun."""

from __future__ import annotations

from datetime import datetime

from events.choices import LetterKind, RegistrationState, SessionStatus
from events.models import Letter, Registration

SEATED, WAITING, OFFERED, CANCELLED = (
    RegistrationState.SEATED,
    RegistrationState.WAITING,
    RegistrationState.OFFERED,
    RegistrationState.CANCELLED,
)
# In which states of the registration each kind of letter is true.
STANDS_IN = {
    LetterKind.SEATED: {SEATED},
    LetterKind.WAITING: {WAITING},
    LetterKind.PROMOTED: {SEATED},
    LetterKind.CANCELLED: {CANCELLED},
    LetterKind.CALLED_OFF: {SEATED, WAITING, OFFERED},
    LetterKind.ONLINE: {SEATED, WAITING, OFFERED},
    LetterKind.RESCHEDULED: {SEATED, WAITING, OFFERED},
    LetterKind.CHANGED: {SEATED, WAITING, OFFERED},
    LetterKind.OFFERED: {OFFERED},
    LetterKind.OFFER_ENDED: {WAITING, CANCELLED},
    LetterKind.SUPPORT: {SEATED, WAITING, OFFERED},
    LetterKind.REMINDER: {SEATED},
    LetterKind.THANKS: {SEATED},
}


def holds(letter: Letter, *, now: datetime) -> bool:
    """Whether it should still go out."""
    registration, kind = letter.registration, LetterKind(letter.kind)
    session = registration.session
    if not registration.resident.name or not _somebody_is_in(STANDS_IN[kind], registration):
        return False
    match kind:
        case LetterKind.CALLED_OFF:
            return not session.takes_place
        case LetterKind.ONLINE:
            return bool(session.status == SessionStatus.ONLINE)
        case LetterKind.REMINDER:
            return bool(session.takes_place and session.starts_at > now and registration.wants_reminders)
        case LetterKind.THANKS:
            return bool(session.takes_place and registration.wants_reminders)
    return True


def _somebody_is_in(states: set[RegistrationState], registration: Registration) -> bool:
    """This person, or one of those who were put down with them: they get their letters together."""
    if registration.state in states:
        return True
    return Registration.objects.family_of(registration).filter(state__in=states).exists()
