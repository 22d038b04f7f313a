"""The demo town's drawings, files and documents."""

from datetime import datetime
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.images import get_image_model
from wagtail.models import Page

from documents.labels.models import DocumentAudience, Label, Subject
from documents.models import DocumentPage
from portal import markup
from portal.demo import content
from portal.demo.forms import web_form
from portal.demo.moments import moment

Image = get_image_model()
LISTS: dict[type[Label], str] = {Subject: "subjects", DocumentAudience: "audiences"}


def images() -> dict[str, int]:
    """Our drawings: primary keys by name."""
    keys = {}
    for words in content.read("images"):
        image = Image.objects.filter(title=words["title"]).first()
        if image is None:
            file = ImageFile(BytesIO((content.FILES / words["file"]).read_bytes()), name=words["file"])
            image = Image.objects.create(title=words["title"], file=file, description=words["alt"])
        keys[words["name"]] = image.pk
    return keys


def documents(shelf: Page, *, images: dict[str, int], now: datetime) -> dict[str, DocumentPage]:
    """The document pages, by slug."""
    papers = {}
    for words in content.read_all("documents"):
        page = DocumentPage.objects.child_of(shelf).filter(slug=words["slug"]).first()
        papers[words["slug"]] = page or _document(shelf, words, images=images, now=now)
    return papers


def issued(words: dict[str, Any], *, now: datetime) -> Any:
    """The day on which a document came out: the day of its moment."""
    return timezone.localtime(moment(words["issued"], now=now).start).date()


def _document(shelf: Page, words: dict[str, Any], *, images: dict[str, int], now: datetime) -> DocumentPage:
    page = DocumentPage(
        title=words["title"],
        slug=words["slug"],
        summary=words["summary"],
        kind=words["kind"],
        issued_on=issued(words, now=now),
        audience_note=words.get("audience_note", ""),
        **markup.easy_fields(words, images=images),
    )
    page.subjects, page.audiences = _labels(Subject, words["subjects"]), _labels(DocumentAudience, words["audiences"])
    page.body = markup.body(words.get("body", []), images=images)
    if "file" in words:
        page.upload = _upload(words["title"], words["file"])
    shelf.add_child(instance=page)
    if "web_form" in words:
        # First: a form that can only be printed is not published.
        web_form(page, words["web_form"])
    page.save_revision(log_action=True).publish()
    return page


def _labels(model: type[Label], slugs: list[str]) -> list[Any]:
    """The town's words for these, which it has from the beginning unless somebody emptied its tables."""
    known = {words["slug"]: words for words in content.read("labels")[LISTS[model]]}
    return [model._default_manager.get_or_create(slug=slug, defaults=known[slug])[0] for slug in slugs]  # noqa: SLF001 -- Django's own


def _upload(title: str, file: str) -> Document:
    document = Document(title=title)
    document.file.save(file, ContentFile((content.FILES / file).read_bytes()), save=False)
    document.save()
    document.file.close()
    return document


def clear() -> None:
    """Remove files and drawings, in the database and on disk."""
    for stored in (*Document.objects.all(), *Image.objects.all()):
        stored.file.delete(save=False)
        stored.delete()
