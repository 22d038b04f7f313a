"""Documents of a town."""

import datetime as dt
from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents.models import Document

from documents.models import DocumentIndexPage, DocumentKind, DocumentPage


def upload(content: bytes, name: str = "annai.pdf") -> Document:
    """A file as staff leave it in Wagtail's documents."""
    return Document.objects.create(title=name, file=ContentFile(content, name=name))


def document(
    index: DocumentIndexPage, *, title: str = "給付金のご案内", publish: bool = True, **fields: Any
) -> DocumentPage:
    """A document; publishing it lets the tasks run (at once, in tests)."""
    chosen: dict[str, Any] = {"kind": DocumentKind.GUIDE, "issued_on": dt.date(2026, 11, 1), "live": False} | fields
    page: DocumentPage = index.add_child(instance=DocumentPage(title=title, **chosen))
    if publish:
        page.save_revision().publish()
        page.refresh_from_db()
    return page
