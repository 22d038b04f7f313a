"""Counting what is given out. A count that cannot be written is no reason to refuse somebody a file."""

import logging
from typing import Any

from django.db import DatabaseError, transaction
from django.http import HttpRequest
from django.utils import timezone
from wagtail.documents.models import Document, document_served

from documents.counting.models import FROM_PAPER, ORIGINAL, DownloadCount
from documents.counting.rules import Asked, counts
from documents.models import DocumentPage
from documents.signals import came_from_paper, format_given_out

logger = logging.getLogger(__name__)


def connect() -> None:
    """Listen."""
    format_given_out.connect(count_format, dispatch_uid="documents.counting")
    came_from_paper.connect(count_paper, dispatch_uid="documents.counting")
    document_served.connect(count_original, dispatch_uid="documents.counting")


def count_format(request: HttpRequest, page_id: int, kind: str, status: int, **_kwargs: Any) -> None:
    """A format was given out."""
    if counts(_asked(request, status)):
        _add(page_id, kind)


def count_paper(request: HttpRequest, page_id: int, **_kwargs: Any) -> None:
    """Somebody typed or photographed the number on a printed sheet."""
    if counts(_asked(request, 200)):
        _add(page_id, FROM_PAPER)


def count_original(sender: type[Document], instance: Document, request: HttpRequest, **_kwargs: Any) -> None:  # noqa: ARG001 -- Django's signature
    """Wagtail gives the uploaded file out itself."""
    if counts(_asked(request, 200)):
        for page_id in DocumentPage.objects.filter(upload=instance).values_list("pk", flat=True):
            _add(page_id, ORIGINAL)


def _asked(request: HttpRequest, status: int) -> Asked:
    headers = request.headers
    purpose = f"{headers.get('Sec-Purpose', '')} {headers.get('Purpose', '')}"
    return Asked(
        method=request.method or "",
        status=status,
        range=headers.get("Range", ""),
        agent=headers.get("User-Agent", ""),
        purpose=purpose,
    )


def _add(page_id: int, kind: str) -> None:
    try:
        with transaction.atomic():
            DownloadCount.objects.add_one(page_id=page_id, kind=kind, day=timezone.localdate())
    except DatabaseError:
        logger.warning("a download of document %s (%s) was not counted", page_id, kind, exc_info=True)
