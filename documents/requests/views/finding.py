"""The ways back: by reference and contact, by the number on paper, by the code of a reply card."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from accessibility.forgery import works_without_cookies
from accessibility.private import private
from documents.models import DocumentPage
from documents.numbers import page_id_of
from documents.requests import references
from documents.requests.forms import FindForm, NumberForm
from documents.requests.models import Case, StandingOrder
from residents.contact_points import ContactPoint
from residents.finding import Lookup, ask


def _address_of(reference: str, contact: ContactPoint) -> str:
    given = {"resident__email__iexact": contact.email} if contact.email else {"resident__phone": contact.phone}
    if case := Case.objects.filter(reference=reference, **given).first():
        return reverse("document_requests:case", args=[case.token])
    if order := StandingOrder.objects.filter(reference=reference, **given).first():
        return reverse("document_requests:order", args=[order.token])
    return ""


_FIND = Lookup(FindForm, "document_requests/find.html", "request", _address_of)


@works_without_cookies
@private("same-origin")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Find a request or a standing order by reference and contact point, then go on as with the link."""
    return ask(request, _FIND, reference=references.read(request.GET.get("number", "")))


@require_safe
def open_by_number(request: HttpRequest) -> HttpResponse:
    """「資料番号から開く」: the number on a sheet of paper leads to the page; so does a reference of ours."""
    if not request.GET.get("number", "").strip():
        return render(request, "document_requests/open.html", {"form": NumberForm()})
    form = NumberForm(request.GET)
    if form.is_valid():
        if reference := references.read(form.cleaned_data["number"]):
            return redirect(f"{reverse('document_requests:find')}?number={reference}")
        page = DocumentPage.objects.live().filter(pk=page_id_of(form.cleaned_data["number"])).first()
        if page and (address := page.get_url(request)):
            return HttpResponseRedirect(address)
        form.add_error("number", _("この番号の資料は、いまは載っていません。電話でおたずねください。"))
    return render(request, "document_requests/open.html", {"form": form}, status=404)


@require_safe
def by_code(request: HttpRequest, code: str) -> HttpResponse:  # noqa: ARG001 -- a view
    """What the square on a reply card leads to: the form for its document, or the way to one's own request."""
    if reference := references.read(code):
        return redirect(f"{reverse('document_requests:find')}?number={reference}")
    page = DocumentPage.objects.live().filter(pk=page_id_of(code)).first()
    if page is None:
        raise Http404
    return redirect("document_requests:ask", page_id=page.pk)
