"""Staff's screen of a document's formats: how far each has come, why not, and having it made again."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from accessibility.speech.lengths import length_in_words
from documents.formats.kinds import FormatKind
from documents.formats.needs import NEEDS
from documents.models import DocumentPage, Format, FormatState
from documents.rules import size_in_words
from documents.tasks import want

UNFINISHED = (FormatState.MAKING, FormatState.STALE)


@dataclass(frozen=True, slots=True)
class Line:
    """One format in words. ``progress`` only while it is being made."""

    kind: FormatKind
    state: str
    reason: str
    details: str
    progress: int
    is_coming: bool
    href: str


@never_cache
@require_safe
def formats(request: HttpRequest, page_id: int) -> HttpResponse:
    """All formats of one document, by need."""
    page = _page(request, page_id)
    rows = {row.kind: row for row in page.formats.all()}
    groups = [(need, [_line(rows[kind]) for kind in need.kinds if kind in rows]) for need in NEEDS]
    done = sum(row.state == FormatState.FRESH for row in rows.values())
    context: dict[str, Any] = {
        "page": page,
        "source": page.source,
        "groups": [(need, lines) for need, lines in groups if lines],
        "done": done,
        "count": len(rows),
    }
    return render(request, "documents/admin/formats.html", context)


@require_POST
def again(request: HttpRequest, page_id: int) -> HttpResponse:
    """Have one format made again, or all: what is there is given out until the new one is."""
    page = _page(request, page_id)
    kinds = [kind for kind in page.formats.values_list("kind", flat=True) if kind != FormatKind.ZIP]
    asked = [kind for kind in kinds if request.POST.get("kind", "") in {kind, "all"}]
    rows = page.formats.filter(kind__in=asked)
    rows.update(source_digest="", asked_digest="", reason="", progress=0)
    rows.filter(state=FormatState.FAILED).update(state=FormatState.MAKING)
    for kind in asked:
        want(page.pk, kind)
    if asked:
        messages.success(request, _("作り直すことにしました。できるまで、しばらくお待ちください。"))
    return redirect("documents_formats", page_id=page.pk)


def _page(request: HttpRequest, page_id: int) -> DocumentPage:
    """For whoever may edit the document."""
    page: DocumentPage = get_object_or_404(DocumentPage, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page


def _line(row: Format) -> Line:
    is_coming = row.state in UNFINISHED
    told = [size_in_words(row.size)] if row.size and not is_coming else []
    if row.seconds and not is_coming:
        told.append(length_in_words(row.seconds))
    if row.pages and not is_coming:
        told.append(_("%(pages)dページ") % {"pages": row.pages})
    if row.replaced:
        told.append(_("表せない文字が%(count)d字あり、〓にしました") % {"count": row.replaced})
    return Line(
        kind=FormatKind(row.kind),
        state=row.get_state_display(),
        reason=row.reason_text,
        details="、".join(told),
        progress=row.progress,
        is_coming=is_coming,
        href=reverse("documents:download", args=[row.page_id, row.kind]) if row.state == FormatState.FRESH else "",
    )


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Beside the other screens of documents."""
    return [
        path("documents/<id:page_id>/formats/", formats, name="documents_formats"),
        path("documents/<id:page_id>/formats/again/", again, name="documents_formats_again"),
    ]


@hooks.register("register_page_header_buttons")
def formats_button(page: Page, **_view: Any) -> list[Button]:
    """In the editor's menu of a document that is public: before that nothing is made."""
    if not isinstance(page.specific_deferred, DocumentPage) or not page.live:
        return []
    address = reverse("documents_formats", args=[page.pk])
    return [Button(_("形式のようす"), address, icon_name="list-ul", priority=64)]
