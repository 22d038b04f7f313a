"""Look at the files of documents that nobody has looked at yet."""

from typing import Any

from django.core.management.base import BaseCommand
from wagtail.documents.models import Document

from documents.findings.actions import RECIPE
from documents.findings.models import Examination
from documents.findings.reading import digest_of_upload
from documents.findings.tasks import examine_document
from documents.models import DocumentPage


class Command(BaseCommand):
    """A chore of keep_house: files that came by import or from a backup, and all when the detectors get better."""

    help = "Examine the files of documents that were not examined yet."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """One task for each; a file that is gone is passed over."""
        used = DocumentPage.objects.filter(upload__isnull=False).values("upload")
        known = set(Examination.objects.filter(recipe=RECIPE).values_list("sha256", flat=True))
        digests = {document.pk: _digest(document) for document in Document.objects.filter(pk__in=used)}
        waiting = [pk for pk, digest in digests.items() if digest and digest not in known]
        for document_id in waiting:
            examine_document.enqueue(document_id)
        if waiting:
            self.stdout.write(f"{len(waiting)} files to examine")


def _digest(document: Document) -> str:
    try:
        return digest_of_upload(document)
    except FileNotFoundError:
        return ""
