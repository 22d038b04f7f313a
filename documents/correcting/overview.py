"""Which documents somebody should look at."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from documents.correcting.models import SourceVersion, WorkingCopy
from documents.models import DocumentPage


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """One document and why."""

    page: DocumentPage
    doubts: int
    lost: int
    copy: WorkingCopy | None


def documents_to_look_at(user: Any) -> list[ToLookAt]:
    """Doubts, half-done work, and corrections without a place; the newest document first."""
    copies = {copy.page_id: copy for copy in WorkingCopy.objects.select_related("changed_by").defer("blocks")}
    asks = Q(open_doubts__gt=0) | ~Q(lost=[]) | Q(page_id__in=list(copies))
    newest = SourceVersion.objects.newest_of_each().filter(asks).defer("blocks").select_related("page")
    found = []
    for version in newest.order_by("-page__issued_on", "-page_id"):
        if version.page.permissions_for_user(user).can_edit():
            copy = copies.get(version.page_id)
            lost = len(copy.lost if copy else version.lost)
            found.append(ToLookAt(version.page, version.open_doubts, lost, copy))
    return found
