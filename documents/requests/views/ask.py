"""Asking for a document in another form, without an account."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accessibility.forgery import works_without_cookies
from accessibility.keyed_form import key_inside
from accessibility.private import private
from accessibility.throttle import TOO_OFTEN, too_many
from documents.models import DocumentPage
from documents.requests import actions, kept, standing
from documents.requests.choices import OtherForm
from documents.requests.forms import AskForm
from documents.requests.models import Case
from documents.requests.shelf import kind_that_comes_again, page_or_404
from documents.requests.times import promises
from residents.profiles.handing import handed_from, is_wanted, note_handed

# A home for the elderly or a whole town's network shares one address; one form is sent again over a shaky line.
FORMS_FROM_ONE_ADDRESS_IN_TEN_MINUTES = 300
SENDINGS_OF_ONE_FORM_IN_TEN_MINUTES = 30


@works_without_cookies
@private("same-origin")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, page_id: int) -> HttpResponse:
    """The form for one document; then the request's own page."""
    page = page_or_404(request, page_id)
    if request.method != "POST":
        # A reply card's code says which form was printed on it.
        wanted = request.GET.get("form", "")
        return _page(request, page, _form(page, initial={"form": wanted} if wanted in OtherForm.values else {}))
    if is_wanted(request):
        return _filled_in(request, page)
    form = _form(page, request.POST)
    if _sent_too_often(request):
        form.add_error(None, TOO_OFTEN)
        return _page(request, page, form, status=429)
    if not form.is_valid():
        return _known(request) or _page(request, page, form, status=422)
    try:
        case = _take(page, form)
        if profile_id := handed_from(request):
            note_handed(profile_id, kept.NAME, case.pk, now=timezone.now())
    except OperationalError:
        # The database is busy or full. What was typed must not be lost with it.
        words = _("いま混み合っています。書いたことはそのままです。少し待って、もう一度「申し出る」を押してください。")
        form.add_error(None, words)
        return _page(request, page, form, status=503)
    return redirect("document_requests:case", token=case.token)


def _form(page: DocumentPage, data: Any = None, **kwargs: Any) -> AskForm:
    now = timezone.now()
    promised = promises(now=now, with_achieved=False)
    return AskForm(data, promises=promised, now=now, every_time_of=kind_that_comes_again(page), **kwargs)


def _filled_in(request: HttpRequest, page: DocumentPage) -> HttpResponse:
    """The form with what an open profile has for it, to be looked over and sent."""
    form = _form(page)
    if found := kept.offered(request):
        # The key stays: sent twice, whatever was put in between, it is one request.
        key = {"form_key": request.POST.get("form_key") or form.fields["form_key"].initial}
        form.initial = kept.filled_in(request, form, found) | key
    return _page(request, page, form)


def _take(page: DocumentPage, form: AskForm) -> Case:
    wish, key, now = form.wish(), form.cleaned_data["form_key"], timezone.now()
    if wish.every_time:
        return standing.begin_with(page=page, wish=wish, form_key=key, now=now)
    return actions.ask(page=page, wish=wish, form_key=key, now=now)


def _known(request: HttpRequest) -> HttpResponse | None:
    """A form that came again after its key had run out, its answer lost: it has its request already."""
    key = key_inside(request.POST.get("form_key", ""), salt=AskForm.salt)
    known = Case.objects.filter(form_key=key).first() if key else None
    return redirect("document_requests:case", token=known.token) if known else None


def _sent_too_often(request: HttpRequest) -> bool:
    form = request.POST.get("form_key", "")
    return too_many(request, purpose="other-form", limit=FORMS_FROM_ONE_ADDRESS_IN_TEN_MINUTES) or too_many(
        request, purpose="other-form", limit=SENDINGS_OF_ONE_FORM_IN_TEN_MINUTES, of=form
    )


def _page(request: HttpRequest, page: DocumentPage, form: AskForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "document": page,
        "kept_days": settings.ENGAWA_PERSONAL_DATA_KEPT_DAYS,
        "handing": kept.offered(request),
        "back": f"{kept.NAME}.{page.pk}",
    }
    return render(request, "document_requests/ask.html", context, status=status)
