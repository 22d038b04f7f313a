"""Asking to act for somebody, and the resident's way back to a mandate without its link."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accessibility import languages
from accessibility.forgery import works_without_cookies
from accessibility.keyed_form import key_inside
from accessibility.private import private
from accessibility.throttle import TOO_OFTEN, too_many
from events.carers.forms import FindMandateForm, MandateForm
from residents.contact_points import ContactPoint
from residents.finding import Lookup
from residents.finding import ask as by_number
from residents.mandates.actions import ask_for_mandate
from residents.mandates.models import Mandate

# A carers' home asks for many people in one afternoon; each request writes to somebody, so that it is not without end.
REQUESTS_FROM_ONE_ADDRESS_IN_TEN_MINUTES = 30
# A letter to the same person again and again would be a way to pester them.
REQUESTS_TO_ONE_PERSON_IN_TEN_MINUTES = 3


@works_without_cookies
@private("same-origin")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """What a mandate is, and the form that asks for one."""
    if request.method != "POST":
        return _page(request, MandateForm())
    form = MandateForm(request.POST)
    is_right = form.is_valid()
    key = key_inside(request.POST.get("form_key", ""), salt=form.salt)
    if known := Mandate.objects.filter(form_key=key).first():
        return redirect("carers:for", token=known.carer_token)
    if not is_right:
        return _page(request, form, status=422)
    if sent_too_often(request, form.cleaned_data["resident_contact"]):
        form.add_error(None, TOO_OFTEN)
        return _page(request, form, status=429)
    now = timezone.now()
    asked = form.request(today=timezone.localdate(now), language=languages.current())
    mandate = ask_for_mandate(request=asked, form_key=form.cleaned_data["form_key"], now=now)
    return redirect("carers:for", token=mandate.carer_token)


def sent_too_often(request: HttpRequest, to: ContactPoint) -> bool:
    """Whether this address asked for too many, or anybody asked the same person too often."""
    return too_many(request, purpose="mandates", limit=REQUESTS_FROM_ONE_ADDRESS_IN_TEN_MINUTES) or too_many(
        request, purpose="mandates", limit=REQUESTS_TO_ONE_PERSON_IN_TEN_MINUTES, of=to.words.casefold()
    )


def _page(request: HttpRequest, form: MandateForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "kept_days": settings.ENGAWA_PERSONAL_DATA_KEPT_DAYS}
    return render(request, "events/carers/ask.html", context, status=status)


def _address_of(reference: str, contact: ContactPoint) -> str:
    given = {"resident__email__iexact": contact.email} if contact.email else {"resident__phone": contact.phone}
    found = Mandate.objects.filter(reference=reference, **given).first()
    return reverse("carers:mandate", args=[found.resident_token]) if found else ""


_FIND = Lookup(FindMandateForm, "events/carers/find.html", "mandate", _address_of)


@works_without_cookies
@private("same-origin")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """The resident's page by the mandate's number and the resident's contact point."""
    return by_number(request, _FIND)
