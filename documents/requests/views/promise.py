"""What the town promises, and what it kept: for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.requests.times import promises


@require_safe
def answer_times(request: HttpRequest) -> HttpResponse:
    """Every form with its days, and how long it really took."""
    rows = [
        [str(promise.form.label), promise.promised_words, promise.achieved_words]
        for promise in promises(now=timezone.now())
    ]
    headings = [_("ほしい形"), _("送るまでのお約束"), _("じっさい")]
    return render(request, "document_requests/answer_times.html", {"rows": rows, "headings": headings})
