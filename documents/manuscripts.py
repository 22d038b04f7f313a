"""A document as format makers take it, and the digests that tell which of its formats are still true."""

from dataclasses import replace

from django.conf import settings
from django.template.loader import render_to_string

from cms.visitorless import visitorless_request
from documents.extraction.source import text_of_body
from documents.figures.keeping import figures_for, keys_kept
from documents.formats import Manuscript
from documents.formats.parts import digest_of, parts_of
from documents.formats.register import ENTRIES
from documents.models import DocumentPage, FormatKind, SourceText
from documents.numbers import number_of, short_address


def manuscript_of(page: DocumentPage, source: SourceText) -> Manuscript:
    """All that any format is made from."""
    return replace(spoken_manuscript(page, source), figures=figures_for(page.pk, source.html))


def spoken_manuscript(page: DocumentPage, source: SourceText) -> Manuscript:
    """The same without its pictures, which weigh more than all the rest and cannot be heard."""
    return Manuscript(
        title=page.title,
        issued_on=page.issued_on,
        html=source.html,
        language=page.locale.language_code,
        page_id=page.pk,
        address=page.full_url or "",
        summary=page.summary,
        audience=page.for_whom,
        number=number_of(page.pk),
        short_address=short_address(page.pk),
        by_machine=source.by_machine,
        easy_title=page.easy.title if page.has_easy_version else "",
        easy_html=_easy_text(page),
    )


def current_parts(page: DocumentPage, source: SourceText) -> dict[str, str]:
    """The digest of each part of the document as it is now."""
    return parts_of(spoken_manuscript(page, source), figures=keys_kept(page.pk))


def digest_for(kind: str, source: SourceText) -> str:
    """What a format of this kind has to be made from to be fresh; nothing before the first reading."""
    if not source.parts:
        return ""
    entry = ENTRIES[kind]
    return digest_of(kind, source.parts, depends_on=entry.depends_on, recipe=entry.recipe)


def is_written(kind: str, page: DocumentPage) -> bool:
    """Easy words are made into a sheet where somebody wrote them; everything else there always is."""
    return kind != FormatKind.EASY or bool(page.has_easy_version)


def _easy_text(page: DocumentPage) -> str:
    """The easy words as source text, as a stranger sees them."""
    if not page.has_easy_version:
        return ""
    html = render_to_string("cms/easy/body.html", {"page": page, "easy": page.easy}, visitorless_request(page))
    return text_of_body(html, base_url=settings.WAGTAILADMIN_BASE_URL)
