"""Letters to be written: the one way in which anything in this room tells a resident something."""

from __future__ import annotations

from datetime import datetime

from events.choices import LetterKind
from events.models import Letter, Registration
from events.tasks import send_letter

# Of these nobody without an e-mail address can know unless somebody calls them.
TOLD_BY_TELEPHONE = frozenset(
    {
        LetterKind.PROMOTED,
        LetterKind.CALLED_OFF,
        LetterKind.ONLINE,
        LetterKind.RESCHEDULED,
        LetterKind.OFFERED,
        LetterKind.OFFER_ENDED,
    }
)


def write(
    registration: Registration, kind: LetterKind, *, now: datetime, occasion: str = "", is_first: bool = False
) -> None:
    """Write down that a letter is to be sent, in the same transaction as what it tells of.

    One registration gets a kind of letter once for each ``occasion`` ("7d"; nothing personal). ``is_first`` says that
    there cannot be such a letter yet, so that nobody looks for it.

    Who gave a telephone number gets no letters. What they cannot know yet waits at the staff desk for a call.
    People who were put down together get one letter: that of the one who stands for them.
    """
    registration = registration.lead or registration
    by_mail = bool(registration.resident.reached.email)
    if not by_mail and kind not in TOLD_BY_TELEPHONE:
        return
    named = {"registration": registration, "kind": kind, "occasion": occasion}
    if is_first:
        letter, is_new = Letter.objects.create(**named, created_at=now), True
    else:
        letter, is_new = Letter.objects.get_or_create(**named, defaults={"created_at": now})
    if is_new and by_mail:
        send_letter.enqueue(letter.pk)
