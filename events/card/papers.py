"""Cards as files: wanted by a press, made by a job, gone within a day. Each verb may be repeated."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import translation

from documents.formats.maker import FormatFailedError
from events.card.card import card_of
from events.card.choices import PaperKind, PaperState
from events.card.making import make
from events.card.models import CardPaper
from events.card.texts import plain_text

if TYPE_CHECKING:
    from events.card.card import Card
    from events.models import Registration

# Long enough to fetch it, print it, and fetch it again because the printer had no paper.
KEPT = timedelta(hours=24)
# A job that a killed worker took along is asked for again by whoever still waits.
GIVEN_UP_AFTER = timedelta(minutes=2)
# Raise it when papers are laid out otherwise.
EDITION = "1"


def fingerprint(card: Card) -> str:
    """What a paper of this card is made from: another link, another state of support, another fingerprint."""
    said = "\n".join((EDITION, card.address, plain_text(card)))
    return hashlib.sha256(said.encode()).hexdigest()


def want(registration: Registration, kind: PaperKind, *, language: str, now: datetime) -> tuple[CardPaper, bool]:
    """The paper, and whether a job has to be sent for it. Pressing twice makes one paper."""
    made_from = fingerprint(card_of(registration))
    paper, is_new = CardPaper.objects.get_or_create(
        registration=registration,
        kind=kind,
        language=language,
        defaults={"fingerprint": made_from, "wanted_at": now},
    )
    if is_new:
        return paper, True
    if paper.fingerprint == made_from and paper.state == PaperState.MADE:
        return paper, False
    if paper.fingerprint == made_from and paper.state == PaperState.WANTED and now - paper.wanted_at < GIVEN_UP_AFTER:
        return paper, False
    paper.fingerprint, paper.state, paper.wanted_at = made_from, PaperState.WANTED, now
    paper.content, paper.made_at = b"", None
    paper.save()
    return paper, True


def make_paper(*, paper_id: int, now: datetime) -> None:
    """Make it, unless it is made or nobody wants it any more."""
    known = CardPaper.objects.select_related("registration__session__page", "registration__resident")
    paper = known.filter(pk=paper_id, state=PaperState.WANTED).first()
    if paper is None:
        return
    # Whatever the worker spoke before: the paper is in the language of the page that it was asked for on.
    with translation.override(paper.language):
        card = card_of(paper.registration)
        made_from = fingerprint(card)
        try:
            content, state = make(card, paper.kind), PaperState.MADE
        except FormatFailedError:
            content, state = b"", PaperState.FAILED
    # Nothing comes back that was erased meanwhile.
    CardPaper.objects.filter(pk=paper.pk).update(fingerprint=made_from, content=content, state=state, made_at=now)


def forget_old(*, now: datetime) -> int:
    """Erase what was made or wanted more than a day ago; how many."""
    return CardPaper.objects.filter(wanted_at__lt=now - KEPT).delete()[0]
