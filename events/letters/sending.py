"""Handing a letter to the outbox, once, in the words of this moment."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from events.letters import times, truth
from events.letters.writing import Written, written
from events.models import Letter
from residents.channels import reach
from residents.models import Resident
from residents.outbox import sending as outbox
from residents.outbox.actions import Parts, post
from residents.outbox.models import OutgoingLetter

KEY = "events.letter."
# The job that was enqueued with the letter gets this long before the chore takes the letter up.
OVERDUE_AFTER = timedelta(minutes=3)
# A letter that waits in the queue is not put there again within this time, however long the workers are away.
IN_THE_QUEUE = timedelta(minutes=15)
# After some days a letter about a place would come as a surprise.
GIVEN_UP_AFTER = timedelta(days=3)
NO_ADDRESS_LEFT = "no address"
_RESIDENT = "registration__resident"
WITH_MAIL = ~Q(**{f"{_RESIDENT}__email": ""}) | (
    Q(**{f"{_RESIDENT}__reached_through__isnull": False}) & ~Q(**{f"{_RESIDENT}__reached_through__email": ""})
)


def hand_over(*, letter_id: int, now: datetime) -> None:
    """Write it and send it, unless that was done, or is not true any more, or only people can tell it."""
    known = Letter.objects.select_related("registration__resident__reached_through", "registration__session__page")
    letter = known.filter(pk=letter_id, sent_at=None, came_back="").first()
    if letter is None:
        return
    if not truth.holds(letter, now=now):
        letter.delete()
        return
    resident = letter.registration.resident.reached
    addresses = reach.addresses(resident)
    carrier = next((name for name in reach.BY_PREFERENCE if name in addresses), "")
    if not carrier:
        _leave_to_people(letter, resident)
    elif reach.channel(carrier).rings and times.is_quiet(now):
        Letter.objects.filter(pk=letter.pk).update(due_at=times.morning_after(now))
    else:
        for outgoing in _post(letter, written(letter, now=now), carrier, beside=reach.PUSH in addresses, now=now):
            outbox.send(letter_id=outgoing, now=now)


def _leave_to_people(letter: Letter, resident: Resident) -> None:
    """Every address is dead: the staff desk lists it. Who never had one is listed there by the kind of the letter."""
    if resident.email:
        Letter.objects.filter(pk=letter.pk).update(came_back=NO_ADDRESS_LEFT)


@transaction.atomic
def _post(letter: Letter, words: Written, carrier: str, *, beside: bool, now: datetime) -> list[int]:
    """The letter and its mark, together or not at all: whoever comes second finds it done."""
    if not Letter.objects.filter(pk=letter.pk, sent_at=None).update(sent_at=now):
        return []
    channels = [carrier, reach.PUSH] if beside else [carrier]
    return [_post_by(name, letter, words).pk for name in channels]


def _post_by(channel: str, letter: Letter, words: Written) -> OutgoingLetter:
    return post(
        f"{KEY}{letter.pk}" if channel != reach.PUSH else f"{KEY}{letter.pk}.{channel}",
        to=letter.registration.resident.reached,
        subject=words.subject,
        text=words.text,
        html=words.html,
        headers=words.headers,
        parts=Parts(
            channel=channel,
            short=_short_for(channel, words),
            link=words.link,
            attachments=words.attachments,
            sent_by_caller=True,
        ),
    )


def _short_for(channel: str, words: Written) -> str:
    """A call reads it aloud; a notice on a screen is pressed, so that its address need not stand there."""
    if channel == reach.PUSH:
        return words.short.rpartition("\n")[0]
    return words.spoken if channel == reach.CALL else words.short


def overdue(now: datetime) -> QuerySet[Letter]:
    """Letters whose hour has come, and those whose job was lost."""
    come = Q(due_at__lte=now, due_at__gt=now - GIVEN_UP_AFTER)
    lost = Q(due_at=None, created_at__lt=now - OVERDUE_AFTER, created_at__gt=now - GIVEN_UP_AFTER)
    letters = Letter.objects.filter(come | lost, sent_at=None, came_back="")
    if not any(reach.is_on(name) for name in (reach.LINE, reach.SMS, reach.CALL)):
        # Only people can tell the others; their letters wait at the desk.
        letters = letters.filter(WITH_MAIL)
    return letters.order_by("created_at")


def note_that_it_was_not_delivered(*, key: str, trouble: str, **_given: object) -> None:
    """The outbox could not deliver one of ours: it goes to the list of people to call."""
    number = key.removeprefix(KEY)
    if key.startswith(KEY) and number.isdecimal():
        Letter.objects.filter(pk=int(number)).update(sent_at=None, came_back=trouble[:100] or "?")


@transaction.atomic
def send_again(resident: Resident, *, now: datetime) -> int:
    """The contact point was corrected: what did not arrive goes out once more. How many letters that were."""
    reach.try_again(resident)
    theirs = Q(registration__resident=resident) | Q(registration__resident__reached_through=resident)
    letters = Letter.objects.filter(theirs, sent_at=None).exclude(came_back="")
    ids = list(letters.values_list("pk", flat=True))
    OutgoingLetter.objects.filter(key__in=[f"{KEY}{pk}" for pk in ids]).delete()
    Letter.objects.filter(pk__in=ids).update(came_back="", due_at=now)
    return len(ids)
