"""The CMS screen of open data: upload and check, confirm, download."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from events.models import ImportState, OpenDataImport
from events.opendata.batches import check_files, confirm, event_index
from events.opendata.exporting import ENCODING, events_between, export_rows, write_csv
from events.opendata.forms import ExportForm, UploadForm
from events.opendata.tasks import import_batch


def may_import(user: Any, *, live: bool = False) -> bool:
    """Whoever may make events may import them; whoever may publish them may import them live."""
    index = event_index()
    if index is None:
        return bool(user.is_superuser)
    permissions = index.permissions_for_user(user)
    return bool(permissions.can_publish_subpage() if live else permissions.can_add_subpage())


def _check(request: HttpRequest) -> None:
    if not may_import(request.user):
        raise PermissionDenied


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def screen(request: HttpRequest) -> HttpResponse:
    """Upload files to be checked; see earlier imports; export."""
    _check(request)
    may_publish = may_import(request.user, live=True)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = UploadForm(request.POST, request.FILES)
        if form.is_valid():
            batch = check_files(
                files=form.cleaned_data["csv_files"],
                as_drafts=form.cleaned_data["as_drafts"] or not may_publish,
                user=request.user,
                now=timezone.now(),
            )
            return redirect("events_opendata_report", batch.pk)
    return _show_screen(request, form=form, export_form=ExportForm())


def _show_screen(request: HttpRequest, *, form: UploadForm, export_form: ExportForm) -> HttpResponse:
    context = {
        "form": form,
        "export_form": export_form,
        "batches": OpenDataImport.objects.select_related("user")[:10],
        "may_publish": may_import(request.user, live=True),
    }
    wrong = form.errors or export_form.errors
    return TemplateResponse(request, "events/opendata/screen.html", context, status=400 if wrong else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, batch_id: int) -> HttpResponse:
    """What the check found, and the button that imports; later, what the import did."""
    _check(request)
    batch = get_object_or_404(OpenDataImport, pk=batch_id)
    if request.method == "POST":
        if not batch.as_drafts and not may_import(request.user, live=True):
            raise PermissionDenied
        with transaction.atomic():
            if confirm(batch_id=batch.pk):
                import_batch.enqueue(batch.pk)
        return redirect("events_opendata_report", batch.pk)
    context = {"batch": batch, "can_import": batch.state in {ImportState.CHECKED, ImportState.FAILED}}
    return TemplateResponse(request, "events/opendata/report.html", context)


@require_POST
def discard(request: HttpRequest, batch_id: int) -> HttpResponse:
    """Forget files that were only checked."""
    _check(request)
    OpenDataImport.objects.filter(pk=batch_id, state__in=[ImportState.CHECKED, ImportState.FAILED]).delete()
    return redirect("events_opendata")


@never_cache
@require_GET
def export(request: HttpRequest) -> HttpResponse:
    """All events of the chosen days as open data."""
    _check(request)
    form = ExportForm(request.GET)
    if not form.is_valid():
        return _show_screen(request, form=UploadForm(), export_form=form)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="events-{timezone.localdate():%Y%m%d}.csv"'
    response.write("".encode(ENCODING))
    chosen = form.cleaned_data
    write_csv(export_rows(events_between(chosen["since"], chosen["until"]), chosen["columns"]), response)
    return response
