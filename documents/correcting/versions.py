"""Putting corrections into use, and going back: each makes a new version, and none is ever lost."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from documents.correcting.merging import Lost, merge
from documents.correcting.models import SourceVersion, WorkingCopy
from documents.correcting.signals import text_corrected
from documents.correcting.stored import StoredBlock, rows_from
from documents.correcting.working import Hand, NothingReadError
from documents.extraction.blocks import Block, Extracted
from documents.models import DocumentPage

Rows = list[dict[str, Any]]


class OlderThanSeenError(Exception):
    """What would be put into use is not what was looked at."""


def put_into_use(hand: Hand, *, seen_at: str, note: str = "") -> SourceVersion:
    """The working copy becomes the version that counts. ``seen_at`` is its time on the screen that was looked at."""
    with transaction.atomic():
        newest = _newest(hand.page)
        copy = WorkingCopy.objects.select_for_update().filter(page=hand.page).first()
        if copy is None or copy.changed_at.isoformat() != seen_at:
            raise OlderThanSeenError
        version = _next(newest, hand, blocks=copy.blocks, lost=copy.lost, note=note)
        copy.delete()
    _announce(hand.page)
    return version


def go_back(hand: Hand, *, number: int) -> SourceVersion:
    """The text of an earlier version counts again; of a file issued since, with the words of that file."""
    with transaction.atomic():
        newest = _newest(hand.page)
        earlier = SourceVersion.objects.get(page=hand.page, number=number)
        blocks, lost = earlier.stored, list[Lost]()
        if (earlier.original_sha, earlier.recipe) != (newest.original_sha, newest.recipe):
            blocks, lost = merge(blocks, reading_of(newest.stored))
        note = _("第%(number)d版に戻しました。") % {"number": number}
        told = [*newest.lost, *(each.as_json() for each in lost)]
        version = _next(newest, hand, blocks=rows_from(blocks), lost=told, note=note)
        WorkingCopy.objects.filter(page=hand.page).delete()
    _announce(hand.page)
    return version


def reading_of(blocks: list[StoredBlock]) -> Extracted:
    """What the machine had read, found again in what staff made of it."""
    read = sorted((block for block in blocks if block.extracted), key=lambda block: block.at or 0)
    return Extracted(
        [
            Block(block.extracted or "", block.block.page, block.block.box, block.block.doubts, block.was_removed)
            for block in read
        ]
    )


def _newest(page: DocumentPage) -> SourceVersion:
    DocumentPage.objects.select_for_update().get(pk=page.pk)
    newest = SourceVersion.objects.newest(page.pk)
    if newest is None:
        raise NothingReadError
    return newest


def _next(newest: SourceVersion, hand: Hand, *, blocks: Rows, lost: Rows, note: str) -> SourceVersion:
    return SourceVersion.objects.create(
        page=hand.page,
        number=newest.number + 1,
        blocks=blocks,
        lost=lost,
        original_sha=newest.original_sha,
        recipe=newest.recipe,
        made_by_id=hand.user.pk,
        made_at=hand.now,
        note=note,
    )


def _announce(page: DocumentPage) -> None:
    transaction.on_commit(lambda: text_corrected.send(sender=SourceVersion, page_id=page.pk))
