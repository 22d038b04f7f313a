"""What the weekly programme tells of documents."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accessibility import languages
from accessibility.phrases import sentence
from cms.broadcast.sections import Item, Section, Span, register
from documents.models import DocumentPage

# More is a list to be read; whoever listens is told that there are more, and where.
MOST_ITEMS = 12


def new_documents(span: Span) -> Section | None:
    """Those published since the programme before, the newest first."""
    found = DocumentPage.objects.live().public().filter(locale__language_code=languages.current())
    found = found.filter(first_published_at__gt=span.since)
    pages = list(found.select_related("source_text").order_by("-issued_on", "-pk"))
    if not pages:
        return None
    count = ngettext("新しい資料%(count)d件", "新しい資料%(count)d件", len(pages)) % {"count": len(pages)}
    after = (
        _("ほかの資料は、ウェブサイトの「資料」のページか、電話でおたずねください。") if len(pages) > MOST_ITEMS else ""
    )
    return Section(_("新しい資料"), tuple(_item(page) for page in pages[:MOST_ITEMS]), count, after)


def _item(page: DocumentPage) -> Item:
    told = [sentence(page.summary) if page.summary.strip() else ""]
    source = getattr(page, "source_text", None)
    if source is not None and source.seconds_to_hear:
        told.append(_("聞くのに%(time)sです。") % {"time": source.words_for_hearing})
    return Item(page.title, tuple(told), page.pk)


def bring() -> None:
    """Once, when the room opens."""
    register("documents.new", new_documents, order=20)
