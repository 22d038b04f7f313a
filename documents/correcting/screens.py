"""What the staff's screens show of a document: who may do what, its sections, its paper."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from documents.correcting.models import Paper, SourceVersion, WorkingCopy
from documents.correcting.pictures import NoPaper, NoPaperError, paper_of
from documents.correcting.sections import Section, next_doubt, sections_of
from documents.correcting.tasks import want_paper
from documents.correcting.working import Hand, NothingReadError, blocks_of
from documents.extraction.structure import plain_text
from documents.models import DocumentPage

# Page numbers differ on every sheet and are the same thing.
NUMBER = re.compile(r"[0-9０-９]+")
MOST_LEFT_OUT = 50
CORRECT = "document_corrections.correct_texts"


def page_to_correct(request: Any, page_id: int) -> DocumentPage:
    """The document, for whoever may change it and correct texts."""
    page = get_object_or_404(DocumentPage, pk=page_id)
    if not request.user.has_perm(CORRECT) or not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page


def hand_of(request: Any, page: DocumentPage) -> Hand:
    """Who is changing what, now. A locked page is not changed."""
    if page.permissions_for_user(request.user).page_locked():
        raise PermissionDenied
    return Hand(page, request.user, timezone.now())


def may_put_into_use(request: Any, page: DocumentPage) -> bool:
    """What everybody sees at once needs the right to publish."""
    return not page.live or bool(page.permissions_for_user(request.user).can_publish())


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything about one document that a screen needs."""

    page: DocumentPage
    paper: Paper | None
    no_paper: str
    sections: list[Section]

    @property
    def doubts(self) -> int:
        """How many blocks somebody should still look at."""
        return sum(section.open_doubts for section in self.sections)

    @property
    def left_out(self) -> list[tuple[str, int]]:
        """What the machine took for furniture of the paper, each once, with how many times it stood there."""
        removed = (block for section in self.sections for block in section.blocks if block.block.removed)
        found = Counter(NUMBER.sub("0", plain_text(block.html)) for block in removed if block.was_removed)
        return found.most_common(MOST_LEFT_OUT)

    @property
    def first_doubt(self) -> dict[str, Any] | None:
        """Where to begin."""
        found = next_doubt(self.sections)
        return {"section": found[0].number, "id": found[1].id} if found else None


def desk_of(page: DocumentPage) -> Desk:
    """Nothing is asked of a worker: what is not ready yet is said to be on its way."""
    paper, reason = None, ""
    try:
        paper = paper_of(page, now=timezone.now())
    except NoPaperError as error:
        reason = str(NoPaper(error.reason).label)
        want_paper(page)
    try:
        sections = sections_of(blocks_of(page), paper)
    except NothingReadError:
        sections = []
    return Desk(page, paper, reason, sections)


def context_of(request: HttpRequest, desk: Desk) -> dict[str, Any]:
    """What every screen of this part says."""
    copy = WorkingCopy.objects.filter(page=desk.page).select_related("changed_by", "base").first()
    return {
        "page": desk.page,
        "desk": desk,
        "copy": copy,
        "newest": SourceVersion.objects.newest(desk.page.pk),
        "may_put_into_use": may_put_into_use(request, desk.page),
        "is_locked": desk.page.permissions_for_user(request.user).page_locked(),
    }


def who_changed(told: dict[str, Any]) -> dict[str, Any]:
    """A colleague's name and the time, for whoever meets the change."""
    user = get_user_model().objects.filter(pk=told.get("user") or 0).first()
    at = parse_datetime(told["at"]) if told.get("at") else None
    return {"name": (user.get_full_name() or user.get_username()) if user else "", "at": at}
