"""Finding a registration by its reference, for whoever has no link at hand: to look, to change, to give it back."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accessibility.forgery import works_without_cookies
from accessibility.private import private
from accessibility.throttle import too_many
from events.forms.find import FindRegistrationForm
from events.models import Registration
from events.places.changing import contact_of
from residents.contact_points import ContactPoint, Kind

# Many may share one address (a home, a telephone company); guessing is stopped by the limit of one reference.
TRIES_IN_TEN_MINUTES = 60
TRIES_OF_ONE_REFERENCE = 10


@works_without_cookies
@private("same-origin")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def find_registration(request: HttpRequest) -> HttpResponse:
    """The page of a registration."""
    return ask(request, "events/find.html", leads_to="events:registration")


@works_without_cookies
@private("same-origin")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def cancel_by_reference(request: HttpRequest) -> HttpResponse:
    """The same on the way to giving a place back."""
    return ask(request, "events/cancel.html", leads_to="events:registration_cancel")


def ask(request: HttpRequest, template: str, *, leads_to: str, reference: str = "") -> HttpResponse:
    """Reference and contact point; both right, on to ``leads_to``. What is wrong of the two is not said."""
    if request.method != "POST":
        return render(request, template, {"form": FindRegistrationForm(initial={"reference": reference})})
    form = FindRegistrationForm(request.POST)
    if _too_often(request, form):
        words = _("短い時間に何度も送られました。10分ほど待ってもう一度ためすか、電話でお知らせください。")
        form.add_error(None, words)
        return render(request, template, {"form": form}, status=429)
    if form.is_valid():
        found = find_by_reference(form.cleaned_data["reference"], form.cleaned_data["contact"])
        if found:
            return redirect(leads_to, token=found.token)
        form.add_error(
            None,
            _(
                "この受付番号と連絡先の組み合わせでは見つかりませんでした。番号と連絡先を確かめるか、電話でお知らせください。"
            ),
        )
    return render(request, template, {"form": form}, status=422)


def _too_often(request: HttpRequest, form: FindRegistrationForm) -> bool:
    """From one address, and for one reference wherever the tries come from: contact points can be guessed too."""
    if too_many(request, purpose="cancel", limit=TRIES_IN_TEN_MINUTES):
        return True
    reference = form.cleaned_data.get("reference", "") if form.is_valid() else ""
    return bool(reference) and too_many(request, purpose="find", limit=TRIES_OF_ONE_REFERENCE, of=reference)


def find_by_reference(reference: str, contact: ContactPoint) -> Registration | None:
    """The registration with this number whose resident is reached there; a child's through its parent."""
    known = Registration.objects.select_related("resident__reached_through")
    if contact.kind == Kind.POST:
        found = known.filter(reference=reference).first()
        return found if found and contact_of(found.resident).same_as(contact) else None
    name, value = ("email__iexact", contact.email) if contact.email else ("phone", contact.phone)
    theirs = Q(**{f"resident__{name}": value}) | Q(**{f"resident__reached_through__{name}": value})
    return known.filter(theirs, reference=reference).first()
