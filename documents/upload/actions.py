"""Keeping originals: one row for each version of a file, and the untouched file itself, once for the same content."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.db.models import Max
from wagtail.documents.models import Document

from documents.upload.content import LARGEST_BYTES, type_of
from documents.upload.models import Original, Scan, private_storage
from documents.upload.names import name_to_show
from documents.upload.receiving import Received
from documents.upload.refusals import UploadRefusedError

PIECE = 1024 * 1024


def keep(*, document: Document, received: Received, received_by: Any, now: dt.datetime) -> Original:
    """A file that came through the form, with everything that is known of it."""
    return _keep(
        document,
        ContentFile(received.came),
        now=now,
        facts={
            "sha256": received.sha256,
            "given_sha256": received.given_sha256,
            "size": len(received.came),
            "file_type": received.came_as,
            "name_as_given": received.came_named,
            "removed": list(received.removed),
            "scan": received.scan,
            "received_by": received_by,
        },
    )


def keep_if_unknown(*, document: Document, now: dt.datetime) -> Original | None:
    """A file that came another way (a command, an import): what can still be said of it."""
    if not document.file or Original.objects.filter(document=document, given_name=document.file.name).exists():
        return None
    with document.open_file() as file:
        digest, beginning = hashlib.sha256(), b""
        for piece in _pieces(file):
            digest.update(piece)
            beginning = beginning + piece if len(beginning) <= LARGEST_BYTES else beginning
        file.seek(0)
        facts = {
            "sha256": digest.hexdigest(),
            "given_sha256": digest.hexdigest(),
            "size": document.file.size,
            "file_type": _type(beginning),
            "name_as_given": name_to_show(document.filename),
            "scan": Scan.NOT_ASKED,
            "received_by": document.uploaded_by_user,
        }
        return _keep(document, File(file), now=now, facts=facts)


def forget_file_of(original: Original) -> None:
    """The last row of a content takes the file along."""
    name = original.file.name
    if name and not Original.objects.filter(sha256=original.sha256).exists():
        transaction.on_commit(lambda: private_storage().delete(name))


def _keep(document: Document, content: File[bytes], *, now: dt.datetime, facts: dict[str, Any]) -> Original:
    storage, name = private_storage(), f"{facts['sha256'][:2]}/{facts['sha256']}"
    if not storage.exists(name):
        name = storage.save(name, content)
    with transaction.atomic():
        last = Original.objects.filter(document=document).aggregate(last=Max("version"))["last"] or 0
        return Original.objects.create(
            document=document, version=last + 1, given_name=document.file.name, file=name, received_at=now, **facts
        )


def _pieces(file: File[bytes]) -> Iterator[bytes]:
    while piece := file.read(PIECE):
        yield piece


def _type(content: bytes) -> str:
    try:
        return type_of(content)
    except UploadRefusedError:
        return ""
