"""The text of a document's file as it counts now: as it was read, with everything that staff put right."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from documents.correcting.merging import merge
from documents.correcting.models import SourceVersion, WorkingCopy
from documents.correcting.stored import StoredBlock, as_read, blocks_from, rows_from
from documents.correcting.tasks import want_paper
from documents.extraction.blocks import Doubt, Extracted
from documents.extraction.structure import tidy
from documents.models import DocumentPage

READ_BY_MACHINE = {Doubt.BY_MACHINE, Doubt.UNSURE_LETTERS}


@dataclass(frozen=True, slots=True)
class Reading:
    """Which file was read, by which recipe, and when."""

    sha: str
    recipe: str
    now: dt.datetime


@dataclass(frozen=True, slots=True)
class CurrentText:
    """The text, and whether some of it was read from a picture of paper without anybody having looked at it."""

    html: str = ""
    by_machine: bool = False


def mark_of(page: DocumentPage) -> str:
    """Changes whenever the version that counts does."""
    newest = SourceVersion.objects.filter(page=page).order_by("-number").values_list("number", flat=True).first()
    return f"version {newest}" if newest else ""


def text_without_reading(page: DocumentPage, reading: Reading) -> CurrentText | None:
    """The text that counts, if it is of this very file, read by this very recipe: reading again would find no more."""
    newest = SourceVersion.objects.newest(page.pk)
    if newest is None or (newest.original_sha, newest.recipe) != (reading.sha, reading.recipe):
        return None
    return text_of(newest.stored)


def corrected_text(page: DocumentPage, extracted: Extracted, reading: Reading) -> CurrentText:
    """The text that counts after the file was read anew: with the corrections of the reading before."""
    return text_of(current_version(page, extracted, reading).stored)


def current_version(page: DocumentPage, extracted: Extracted, reading: Reading) -> SourceVersion:
    """The version that counts after the file was read: with the corrections of the one before."""
    with transaction.atomic():
        DocumentPage.objects.select_for_update().get(pk=page.pk)
        newest = SourceVersion.objects.newest(page.pk)
        if newest is None:
            return _made(page, as_read(extracted.blocks), [], reading, newest)
        _bring_along(page, extracted)
        blocks, lost = merge(newest.stored, extracted)
        kept_lost = [*newest.lost, *(each.as_json() for each in lost)]
        version = _made(page, blocks, kept_lost, reading, newest)
        WorkingCopy.objects.filter(page=page).update(base=version)
        return version


def text_of(blocks: list[StoredBlock]) -> CurrentText:
    """Of a version, or of what staff are working on."""
    return CurrentText(html=html_of(blocks), by_machine=is_by_machine(blocks))


def html_of(blocks: list[StoredBlock]) -> str:
    """One piece; tidied once more, because staff may have left a heading hanging in the air."""
    return tidy("".join(block.html for block in blocks if block.is_shown))


def is_by_machine(blocks: list[StoredBlock]) -> bool:
    """Whether some of the text was read from a picture of paper and nobody has looked at it yet."""
    return any(READ_BY_MACHINE & set(block.open_doubts) for block in blocks if block.is_shown)


def _made(
    page: DocumentPage,
    blocks: list[StoredBlock],
    lost: list[dict[str, object]],
    reading: Reading,
    before: SourceVersion | None,
) -> SourceVersion:
    version = SourceVersion.objects.create(
        page=page,
        number=before.number + 1 if before else 1,
        blocks=rows_from(blocks),
        lost=lost,
        original_sha=reading.sha,
        recipe=reading.recipe,
        made_at=reading.now,
        note=_note(reading, before),
    )
    # Ready before anybody opens the screen.
    transaction.on_commit(lambda: want_paper(page))
    return version


def _note(reading: Reading, before: SourceVersion | None) -> str:
    if before is None:
        return _("ファイルから読み取りました。")
    if before.original_sha != reading.sha:
        return _("新しいファイルから読み取り、同じ文章の直しを引きつぎました。")
    return _("読み取りのしくみが新しくなったので、読み直しました。直しは引きつぎました。")


def _bring_along(page: DocumentPage, extracted: Extracted) -> None:
    """What staff were in the middle of moves to the new file as well."""
    copy = WorkingCopy.objects.select_for_update().filter(page=page).first()
    if copy:
        blocks, lost = merge(blocks_from(copy.blocks), extracted)
        copy.blocks, copy.lost = rows_from(blocks), [*copy.lost, *(each.as_json() for each in lost)]
        copy.save(update_fields=["blocks", "lost"])
