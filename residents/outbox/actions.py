"""What is done with letters. ``post`` is the one verb for the rooms above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.mail import BadHeaderError
from django.db import transaction
from django.utils import timezone

from residents.channels.message import Attachment
from residents.contact_points import normalised_email
from residents.models import Resident
from residents.outbox import rules
from residents.outbox.message import identity_of
from residents.outbox.models import LetterQuerySet, OutgoingLetter
from residents.outbox.sending import EMPTY
from residents.outbox.tasks import send_letter

LONGEST_SUBJECT = 120


@dataclass(frozen=True, slots=True)
class Parts:
    """What a letter may have besides its words: another channel, a short form for it, files.

    ``sent_by_caller``: a job writes it and sends it itself at once (``sending.send``), so that none is needed for it;
    should it die in between, the chore takes the letter up. ``urgent``: somebody sits before a screen and waits for it
    (a code that lasts ten minutes), so it goes before all other letters.
    """

    channel: str = "mail"
    short: str = ""
    link: str = ""
    attachments: Sequence[Attachment] = ()
    sent_by_caller: bool = False
    urgent: bool = False


NO_PARTS = Parts()


@transaction.atomic
def post(  # noqa: PLR0913 -- a letter has these parts, named at every call
    key: str,
    *,
    to: Resident | str,
    subject: str,
    text: str,
    html: str = "",
    headers: Mapping[str, str] | None = None,
    parts: Parts = NO_PARTS,
) -> OutgoingLetter:
    """Write a letter; it is sent once what it tells of is really so (committed), by a job, with retries.

    The same ``key`` again is the same letter, whatever else is given: nobody gets a thing twice. The key must hold
    nothing personal (``document_requests.receipt.17``). ``to`` is a resident with an e-mail address, or an address on
    the letter's channel.
    """
    resident = to if isinstance(to, Resident) else None
    address = "" if isinstance(to, Resident) else normalised_email(to) if parts.channel == "mail" else to
    if parts.channel == "mail" and not (address or (resident and resident.email)):
        raise ValueError(f"letter {key}: there is no e-mail address to send it to")
    now = timezone.now()
    letter, is_new = OutgoingLetter.objects.get_or_create(
        key=key,
        defaults={
            "identity": identity_of(key),
            "resident": resident,
            "address": address,
            # Titles may hold a line break; a subject must not, or it would begin a header of its own.
            "subject": " ".join(subject.split())[:LONGEST_SUBJECT],
            "text": text,
            "html": html,
            "headers": _without_line_breaks(key, headers or {}),
            **_besides(parts),
            "created_at": now,
            "next_try_at": now + rules.FIRST_JOB,
        },
    )
    if is_new and not parts.sent_by_caller:
        send_letter.using(priority=rules.URGENT if parts.urgent else 0).enqueue(letter.pk)
    return letter


def _without_line_breaks(key: str, headers: Mapping[str, str]) -> Any:
    if any("\n" in part or "\r" in part for name_and_words in headers.items() for part in name_and_words):
        raise BadHeaderError(f"letter {key}: a header holds a line break")
    return dict(headers)


def _besides(parts: Parts) -> dict[str, Any]:
    """The further parts as they are stored."""
    attachments = [[one.name, one.content, one.kind] for one in parts.attachments]
    return {"channel": parts.channel, "short": parts.short, "link": parts.link, "attachments": attachments}


def take_up_again(*, now: datetime) -> int:
    """Put every letter that is due back into the queue. How many those were."""
    due = list(OutgoingLetter.objects.due(now).order_by("created_at").values_list("pk", flat=True))
    for letter_id in due:
        with transaction.atomic():
            OutgoingLetter.objects.filter(pk=letter_id).update(next_try_at=now + rules.IN_THE_QUEUE)
            send_letter.enqueue(letter_id)
    return len(due)


def forget(letters: LetterQuerySet, *, now: datetime) -> int:
    """Take address and words out; what was not sent will not be. How many letters held something."""
    held = letters.exclude(address="", subject="", text="", short="", html="")
    letters.waiting().update(given_up_at=now, trouble="erased")
    return held.update(**EMPTY)


def forget_address(address: str, *, now: datetime) -> int:
    """For rooms whose readers are known by an address alone, on the day one of them leaves."""
    return forget(OutgoingLetter.objects.filter(address__iexact=normalised_email(address) or "-"), now=now)
