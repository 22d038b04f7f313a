"""Pictures of the sheets of an original file (紙の画像), for staff who compare the text with the paper.

Sheets are drawn in a child process. Office files become a PDF once, in the background; a text file has no sheets.
"""

import datetime as dt
import hashlib
import json
from typing import Any

from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.correcting.models import Paper
from documents.correcting.sheets import packed
from documents.models import DocumentPage
from documents.upload import FileType, UploadRefusedError, office, type_of
from documents.upload.limited import ChildFailedError, LimitReachedError, Limits, run

# By name: they run in a child process only.
MEASURE, DRAW = "documents.correcting.rendering.measure", "documents.correcting.rendering.draw"
# Somebody is waiting for it.
LIMITS = Limits(seconds=30, cpu_seconds=30)
WIDTHS = (600, 1000, 1600, 2400)
# Their sheets can be drawn as they are.
DRAWN_AS_THEY_ARE = {FileType.PDF, FileType.IMAGE}
# LibreOffice prints them first.
PRINTED_FIRST = {
    FileType.WORD, FileType.SPREADSHEET, FileType.SLIDES,
    FileType.OLD_WORD, FileType.OLD_SPREADSHEET, FileType.OLD_SLIDES,
}  # fmt: skip


class NoPaper(models.TextChoices):
    """Why there is no picture, in the words staff see."""

    NO_FILE = "no_file", _("この資料には、もとのファイルがありません。")
    NOT_YET = "not_yet", _("紙の画像を用意しています。少し待って、もう一度開いてください。")
    NO_SHEETS = "no_sheets", _("この種類のファイルには、紙の形がありません。")
    NO_OFFICE = (
        "no_office",
        _("この機械にLibreOfficeがないため、紙の画像を作れません。文章は直せます。"),
    )
    FAILED = "failed", _("紙の画像を作れませんでした。文章は直せます。もとのファイルは、ダウンロードして見てください。")


class NoPaperError(Exception):
    """There is no picture. ``reason`` says why."""

    def __init__(self, reason: NoPaper) -> None:
        super().__init__(reason.value)
        self.reason = reason


def original_of(page: DocumentPage) -> tuple[bytes, str]:
    """The file as it is given out, and its SHA-256."""
    if page.upload is None:
        raise NoPaperError(NoPaper.NO_FILE)
    with page.upload.open_file() as file:
        content = bytes(file.read())
    return content, hashlib.sha256(content).hexdigest()


def paper_of(page: DocumentPage, *, now: dt.datetime) -> Paper:
    """How many sheets there are and how large. Raises ``NoPaperError`` while there are none."""
    content, sha = original_of(page)
    paper = Paper.objects.filter(sha=sha).first() or _measured(content, sha, now)
    if paper.problem:
        raise NoPaperError(NoPaper(paper.problem))
    return paper


def page_count(page: DocumentPage, *, now: dt.datetime) -> int:
    """How many sheets the original has; none where it has no paper."""
    try:
        return paper_of(page, now=now).pages
    except NoPaperError:
        return 0


def picture(page: DocumentPage, paper: Paper, *, number: int, width: int) -> bytes:
    """One sheet as PNG. ``number`` counts from 1."""
    content = _content_of(page, paper)
    try:
        return run(DRAW, packed(content, number=number, width=width), limits=LIMITS)
    except (LimitReachedError, ChildFailedError) as error:
        raise NoPaperError(NoPaper.FAILED) from error


def _content_of(page: DocumentPage, paper: Paper) -> bytes:
    if not paper.pdf:
        return original_of(page)[0]
    with paper.pdf.open("rb") as file:
        return bytes(file.read())


def _measured(content: bytes, sha: str, now: dt.datetime) -> Paper:
    """Of files that are drawn as they are; office files wait for their PDF (``make_paper``)."""
    kind = _kind_of(content)
    if kind in DRAWN_AS_THEY_ARE:
        return keep_measured(content, sha, now)
    if kind not in PRINTED_FIRST:
        raise NoPaperError(NoPaper.NO_SHEETS)
    if office.problem():
        raise NoPaperError(NoPaper.NO_OFFICE)
    raise NoPaperError(NoPaper.NOT_YET)


def make_paper(page: DocumentPage, *, now: dt.datetime) -> None:
    """Let LibreOffice print an office file, once for each file. Others need nothing."""
    content, sha = original_of(page)
    kind = _kind_of(content)
    if kind not in PRINTED_FIRST or office.problem() or Paper.objects.filter(sha=sha).exists():
        return
    try:
        pdf = office.convert(content, str(kind), "pdf")
    except (LimitReachedError, ChildFailedError):
        _kept(sha, {"problem": NoPaper.FAILED, "made_at": now})
    else:
        keep_measured(content, sha, now, pdf=pdf)


def needs_printing(page: DocumentPage) -> bool:
    """Whether ``make_paper`` has something to do."""
    try:
        content, sha = original_of(page)
    except NoPaperError:
        return False
    is_there = Paper.objects.filter(sha=sha).exists()
    return not is_there and _kind_of(content) in PRINTED_FIRST and not office.problem()


def _kind_of(content: bytes) -> FileType | None:
    try:
        return type_of(content)
    except UploadRefusedError:
        return None


def keep_measured(content: bytes, sha: str, now: dt.datetime, *, pdf: bytes = b"") -> Paper:
    """Count and measure the sheets of a file, or of the PDF made from it."""
    try:
        told = json.loads(run(MEASURE, pdf or content, limits=LIMITS))
    except (LimitReachedError, ChildFailedError):
        return _kept(sha, {"problem": NoPaper.FAILED, "made_at": now})
    return _kept(sha, {"sizes": told["sizes"], "words": told["words"], "made_at": now}, pdf=pdf)


def _kept(sha: str, told: dict[str, Any], *, pdf: bytes = b"") -> Paper:
    paper, is_new = Paper.objects.get_or_create(sha=sha, defaults=told)
    if is_new and pdf:
        paper.pdf.save(f"{sha}.pdf", ContentFile(pdf))
    return paper
