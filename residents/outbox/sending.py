"""Handing letters to the mail server, and what is noted of it."""

from __future__ import annotations

import logging
from datetime import datetime
from smtplib import SMTPException
from typing import Any

from residents.outbox import rules
from residents.outbox.message import message_of
from residents.outbox.models import OutgoingLetter

logger = logging.getLogger(__name__)

# What makes a letter personal, taken out of its row once nobody needs it.
EMPTY: dict[str, Any] = {"address": "", "subject": "", "text": "", "html": "", "headers": {}}


def send(*, letter_id: int, now: datetime) -> None:
    """Hand one letter to the mail server, unless it is sent, given up or in another worker's hands.

    A crash after sending and before the mark sends it once more, with the same Message-ID: mail programs show it once.
    """
    if not OutgoingLetter.objects.free(now).filter(pk=letter_id).update(claimed_at=now):
        return
    letter = OutgoingLetter.objects.select_related("resident").get(pk=letter_id)
    if not letter.recipient:
        _give_up(letter, trouble="erased", now=now)
        return
    try:
        message_of(letter).send()
    except (SMTPException, OSError, ValueError) as error:
        _note_trouble(letter, error, now=now)
    else:
        OutgoingLetter.objects.filter(pk=letter.pk).update(
            sent_at=now, claimed_at=None, tries=letter.tries + 1, trouble="", **EMPTY
        )


def _note_trouble(letter: OutgoingLetter, error: Exception, *, now: datetime) -> None:
    trouble = rules.trouble_of(error)
    if rules.is_hopeless(error, created_at=letter.created_at, now=now):
        _give_up(letter, trouble=trouble, now=now)
        return
    tries = letter.tries + 1
    logger.warning("letter %s was not sent (try %d): %s", letter.pk, tries, trouble)
    OutgoingLetter.objects.filter(pk=letter.pk).update(
        tries=tries, trouble=trouble, claimed_at=None, next_try_at=now + rules.wait_after(tries)
    )


def _give_up(letter: OutgoingLetter, *, trouble: str, now: datetime) -> None:
    """Its words stay until they expire: staff may want to tell them by telephone."""
    logger.error("letter %s was given up: %s", letter.pk, trouble)
    OutgoingLetter.objects.filter(pk=letter.pk).update(
        given_up_at=now, tries=letter.tries + 1, trouble=trouble, claimed_at=None
    )
