"""manage.py keep_originals: note the files that were here before originals were kept."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from wagtail.documents.models import Document

from documents.upload.actions import keep_if_unknown


class Command(BaseCommand):
    """Once after an upgrade; may be repeated."""

    help = "Keep an original and its hash of every document file that has none yet."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """One after the other; a file that is gone from the disk is named and passed over."""
        kept = 0
        for document in Document.objects.order_by("pk").iterator():
            try:
                kept += keep_if_unknown(document=document, now=timezone.now()) is not None
            except FileNotFoundError:
                self.stderr.write(f"document {document.pk}: its file is missing")
        self.stdout.write(f"{kept} originals kept")
