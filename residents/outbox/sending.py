"""Handing letters to their channel, and what is noted of it."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.db import transaction

from residents.channels import reach
from residents.channels.message import NotTakenError, UnreachableError
from residents.outbox import rules
from residents.outbox.message import message_of
from residents.outbox.models import OutgoingLetter
from residents.outbox.signals import not_delivered

logger = logging.getLogger(__name__)

# What makes a letter personal, taken out of its row once nobody needs it.
EMPTY: dict[str, Any] = {
    **dict.fromkeys(("address", "subject", "text", "short", "html", "link", "headers", "attachments"), ""),
}


def send(*, letter_id: int, now: datetime) -> None:
    """Hand one letter to its channel, unless it is sent, given up or in another worker's hands.

    A crash after sending and before the mark sends it once more, with the same Message-ID: mail programs show it once.
    """
    if not OutgoingLetter.objects.free(now).filter(pk=letter_id).update(claimed_at=now):
        return
    letter = OutgoingLetter.objects.select_related("resident").get(pk=letter_id)
    to = letter.recipient
    if not to:
        _give_up(letter, trouble="no address", now=now)
        return
    if not letter.is_readable:
        # Nobody gets 「（読めません）」; the desk hears of it as of any letter that did not arrive.
        _give_up(letter, trouble="no key", now=now)
        return
    try:
        reach.channel(letter.channel).send(message_of(letter), to)
    except UnreachableError as error:
        _give_up(letter, trouble=str(error), now=now, is_dead=True)
    except NotTakenError as error:
        _note_trouble(letter, str(error), now=now)
    else:
        OutgoingLetter.objects.filter(pk=letter.pk).update(
            sent_at=now, claimed_at=None, tries=letter.tries + 1, trouble="", **EMPTY
        )


def _note_trouble(letter: OutgoingLetter, trouble: str, *, now: datetime) -> None:
    if now - letter.created_at >= rules.GIVEN_UP_AFTER:
        _give_up(letter, trouble=trouble, now=now)
        return
    tries = letter.tries + 1
    logger.warning("letter %s was not sent (try %d): %s", letter.pk, tries, trouble)
    OutgoingLetter.objects.filter(pk=letter.pk).update(
        tries=tries, trouble=trouble, claimed_at=None, next_try_at=now + rules.wait_after(tries)
    )


@transaction.atomic
def _give_up(letter: OutgoingLetter, *, trouble: str, now: datetime, is_dead: bool = False) -> None:
    """Its words stay until they expire: staff may want to tell them by telephone."""
    logger.error("letter %s was given up: %s", letter.pk, trouble)
    OutgoingLetter.objects.filter(pk=letter.pk).update(
        given_up_at=now, tries=letter.tries + 1, trouble=trouble, claimed_at=None
    )
    if is_dead and letter.resident:
        reach.note_unreached(letter.resident, letter.channel, trouble=trouble, now=now)
    not_delivered.send(sender=OutgoingLetter, key=letter.key, trouble=trouble)


@transaction.atomic
def note_that_it_came_back(*, identity: str, trouble: str, now: datetime, is_dead: bool = True) -> bool:
    """A letter that the mail server had taken was returned. False when no such letter is known, or it is noted.

    Not ``is_dead``: this letter is lost, but the address may work tomorrow (a full mailbox).
    """
    letters = OutgoingLetter.objects.filter(identity=identity, came_back_at=None)
    letter = letters.select_related("resident").select_for_update(of=("self",)).first()
    if not letter:
        return False
    OutgoingLetter.objects.filter(pk=letter.pk).update(came_back_at=now, trouble=trouble[:100])
    if is_dead and letter.resident:
        reach.note_unreached(letter.resident, letter.channel, trouble=trouble, now=now)
    not_delivered.send(sender=OutgoingLetter, key=letter.key, trouble=trouble)
    return True
