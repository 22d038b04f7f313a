"""What the bench part `documents` needs to have done in its town."""

import datetime as dt
import json
import time
from argparse import ArgumentParser
from typing import Any

from django.core.files.base import ContentFile
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.documents.models import Document

from accessibility.models import ReadingEntry, SpokenSentence
from documents.formats.register import offered
from documents.models import DocumentIndexPage, DocumentPage, Format, FormatState
from documents.tasks import freshen, read_document
from tests.bench.bare.paper import paper
from tests.factories import files

PATIENCE = 3_600
UNFINISHED = (FormatState.MAKING, FormatState.STALE)


class Command(BaseCommand):
    """Prints JSON."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which measurement, and its numbers."""
        parser.add_argument("what", choices=["clear", "publish", "wait", "edit", "reading", "sentences"])
        parser.add_argument("numbers", nargs="*", type=int)

    def handle(self, *, what: str, numbers: list[int], **_options: Any) -> None:
        """Do it."""
        self.stdout.write(json.dumps(getattr(self, what)(*numbers)))

    def clear(self) -> int:
        """Nothing waits any more."""
        return int(DBTaskResult.objects.ready().delete()[0])

    def publish(self, count: int, pages: int, first: int, different: int) -> dict[str, Any]:
        """Documents of so many pages; ``first`` is their first sentence, of ``different`` ones that come again."""
        made = []
        for number in range(count):
            start = first + number * different
            content = files.pdf(paper(pages, start, different))
            made.append(_document(f"町の手引き{start}", content).pk)
        return {"ids": made, "began": time.time()}

    def wait(self, began: int, *page_ids: int) -> dict[str, Any]:
        """Until everything is made: when each format was, how large it is."""
        until = time.monotonic() + PATIENCE
        count = len(page_ids) * len([kind for kind in offered() if kind != "easy"])
        rows = Format.objects.filter(page__in=page_ids)
        while rows.count() < count or rows.filter(state__in=UNFINISHED).exists():
            if time.monotonic() > until:
                raise CommandError(f"{list(rows.values_list('kind', 'state', 'progress'))} after {PATIENCE} s")
            time.sleep(0.5)
        finished = rows.filter(made_at__gte=dt.datetime.fromtimestamp(began, tz=dt.UTC)).order_by("made_at")
        return {
            "formats": [(row.kind, row.made_at.timestamp(), row.size, row.seconds, row.pages) for row in finished],
            "failed": list(rows.filter(state=FormatState.FAILED).values_list("kind", "reason")),
        }

    def edit(self, page_id: int, pages: int, first: int, different: int) -> dict[str, Any]:
        """One sentence is said otherwise: staff put a corrected file in the place of the old."""
        before = SpokenSentence.objects.count()
        words = paper(pages, first, different).replace(f"公民館の{first}番の部屋", "市役所の二階の会議室", 1)
        upload = DocumentPage.objects.get(pk=page_id).upload
        began = time.time()
        upload.file.save("tebiki-2.pdf", ContentFile(files.pdf(words)))
        return {"began": began, "sentences": before}

    def reading(self, page_id: int) -> dict[str, Any]:
        """The town says how a name in the document is read."""
        ReadingEntry.objects.create(surface="公民館", reading="こうみんかん")
        began = time.time()
        # Until then the rows say that all is finished.
        count = freshen(now=timezone.now())
        return {"began": began, "count": count, "page": page_id}

    def sentences(self) -> int:
        """How many were ever spoken."""
        return SpokenSentence.objects.count()


def _document(title: str, content: bytes) -> DocumentPage:
    file = Document.objects.create(title=title, file=ContentFile(content, name="tebiki.pdf"))
    shelf = DocumentIndexPage.objects.first()
    page: DocumentPage = shelf.add_child(
        instance=DocumentPage(title=title, kind="guide", issued_on=dt.date(2026, 11, 1), upload=file)
    )
    read_document.enqueue(page.pk)
    return page
