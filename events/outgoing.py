"""Letters to be written: the one way in which anything in this room tells a resident something."""

from __future__ import annotations

from datetime import datetime

from events.choices import LetterKind
from events.letters import times
from events.models import Letter, Registration
from events.tasks import send_letter
from residents.channels import reach
from residents.models import Resident

# Of these nobody without an e-mail address can know unless somebody calls them. What they asked for themselves on the
# telephone they have heard there.
TOLD_BY_TELEPHONE = frozenset(
    {
        LetterKind.PROMOTED,
        LetterKind.CALLED_OFF,
        LetterKind.ONLINE,
        LetterKind.RESCHEDULED,
        LetterKind.OFFERED,
        LetterKind.OFFER_ENDED,
        LetterKind.SUPPORT,
    }
)
# Who is reached by post alone gets everything on paper but what would come too late.
NOT_BY_POST = frozenset({LetterKind.REMINDER})


def told_by_people(resident: Resident) -> frozenset[LetterKind]:
    """What staff tell this resident by telephone or post when no channel does."""
    if resident.email:
        return frozenset()
    return TOLD_BY_TELEPHONE if resident.phone else frozenset(LetterKind) - NOT_BY_POST


def write(  # noqa: PLR0913 -- named at every call; most need three
    registration: Registration,
    kind: LetterKind,
    *,
    now: datetime,
    occasion: str = "",
    is_first: bool = False,
    by_people: bool = False,
) -> None:
    """Write down that a letter is to be sent, in the same transaction as what it tells of.

    One registration gets a kind of letter once for each ``occasion`` ("7d"; nothing personal). ``is_first`` says that
    there cannot be such a letter yet, so that nobody looks for it.

    Who gave a telephone number gets no letters unless the town has a channel for it. What they cannot know yet waits
    at the staff desk for a call (``by_people``: this one too). What would ring at night waits for the morning.
    People who were put down together get one letter: that of the one who stands for them.
    """
    registration = registration.lead or registration
    reached = registration.resident.reached
    by_channel = reach.may_reach(reached)
    if not by_channel and not by_people and kind not in told_by_people(reached):
        return
    named = {"registration": registration, "kind": kind, "occasion": occasion}
    given = {"created_at": now, "due_at": _due(registration, kind, now) if by_channel else None}
    if is_first:
        letter, is_new = Letter.objects.create(**named, **given), True
    else:
        letter, is_new = Letter.objects.get_or_create(**named, defaults=given)
    if is_new and by_channel and letter.due_at is None:
        send_letter.enqueue(letter.pk)


def _due(registration: Registration, kind: LetterKind, now: datetime) -> datetime | None:
    if kind in times.ANSWERS or not times.is_quiet(now):
        return None
    needed_by = registration.session.starts_at
    if registration.answer_by is not None:
        needed_by = min(needed_by, registration.answer_by)
    return times.due(kind, now=now, needed_by=needed_by)
