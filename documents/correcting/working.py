"""The copy that staff work on together: begun from the version that counts, changed block by block, put into use.

Two people may correct the same document at once. Each change says which state of its block it was made upon; when
somebody else was faster, nothing is overwritten and nothing typed is lost: the screen shows both.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from documents.correcting.models import SourceVersion, WorkingCopy
from documents.correcting.operations import Blocks
from documents.correcting.stored import StoredBlock, rows_from, state_of
from documents.models import DocumentPage


class ChangedMeanwhileError(Exception):
    """Somebody else changed the same blocks first. ``blocks`` are those, as they are now (none if they are gone)."""

    def __init__(self, blocks: list[StoredBlock], who: dict[str, Any]) -> None:
        super().__init__("changed meanwhile")
        self.blocks = blocks
        self.who = who


class NothingReadError(Exception):
    """The file of this document was never read, so there is nothing to correct."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who changes which document, and when."""

    page: DocumentPage
    user: AbstractBaseUser
    now: dt.datetime


def blocks_of(page: DocumentPage) -> Blocks:
    """What staff see: the working copy, or the version that counts."""
    return _newest_of(page).stored


def _newest_of(page: DocumentPage) -> WorkingCopy | SourceVersion:
    copy = WorkingCopy.objects.filter(page=page).first()
    newest = copy or SourceVersion.objects.newest(page.pk)
    if newest is None:
        raise NothingReadError
    return newest


def change(hand: Hand, seen: dict[str, str], make: Callable[[Blocks], Blocks]) -> Blocks:
    """Let ``make`` change the blocks, if those in ``seen`` (id and state) are still as they were seen."""
    with transaction.atomic():
        copy = _locked(hand)
        blocks = copy.stored
        _refuse_what_changed(copy, blocks, seen)
        after = make(blocks)
        _note(copy, blocks, after, hand)
        copy.blocks, copy.changed_at = rows_from(after), hand.now
        copy.changed_by_id = hand.user.pk
        copy.save()
        return after


def forget_lost(hand: Hand, lost_id: str) -> None:
    """Staff decided about a correction that had lost its place."""
    with transaction.atomic():
        copy = _locked(hand)
        copy.lost = [each for each in copy.lost if each["id"] != lost_id]
        copy.save(update_fields=["lost"])


def lost_of(page: DocumentPage) -> list[dict[str, Any]]:
    """Corrections that found no place, until staff decide."""
    try:
        return list(_newest_of(page).lost)
    except NothingReadError:
        return []


def discard(hand: Hand) -> None:
    """Throw away what was not put into use."""
    WorkingCopy.objects.filter(page=hand.page).delete()


def _locked(hand: Hand) -> WorkingCopy:
    # Whoever comes second waits here, also while there is no copy yet to be locked.
    DocumentPage.objects.select_for_update().get(pk=hand.page.pk)
    copy = WorkingCopy.objects.select_for_update().filter(page=hand.page).first()
    if copy is not None:
        return copy
    newest = SourceVersion.objects.newest(hand.page.pk)
    if newest is None:
        raise NothingReadError
    return WorkingCopy.objects.create(
        page=hand.page,
        base=newest,
        blocks=newest.blocks,
        lost=newest.lost,
        changed_at=hand.now,
        changed_by_id=hand.user.pk,
    )


def _refuse_what_changed(copy: WorkingCopy, blocks: Blocks, seen: dict[str, str]) -> None:
    now = {block.id: block for block in blocks if not block.is_joined}
    changed = [name for name, state in seen.items() if name not in now or state_of(now[name]) != state]
    if changed:
        who: dict[str, Any] = next((copy.changed[name] for name in changed if name in copy.changed), {})
        raise ChangedMeanwhileError([now[name] for name in changed if name in now], who)


def _note(copy: WorkingCopy, before: Blocks, after: Blocks, hand: Hand) -> None:
    """Who touched which block, for whoever meets the change. Names stay as long as the copy does."""
    states = {block.id: state_of(block) for block in before}
    touched = {block.id for block in after if states.get(block.id) != state_of(block)}
    touched |= states.keys() - {block.id for block in after}
    copy.changed = copy.changed | {name: {"user": hand.user.pk, "at": hand.now.isoformat()} for name in touched}
