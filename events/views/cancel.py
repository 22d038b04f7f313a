"""Giving a place back by reference, for whoever has no link at hand."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accessibility.forgery import works_without_cookies
from accessibility.private import private
from accessibility.throttle import too_many
from events.forms import FindRegistrationForm
from events.models import Registration
from residents.contact_points import ContactPoint

TRIES_IN_TEN_MINUTES = 20


@works_without_cookies
@private("same-origin")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def cancel_by_reference(request: HttpRequest) -> HttpResponse:
    """Find the registration by reference and contact point, then go on as with the link."""
    if request.method != "POST":
        return render(request, "events/cancel.html", {"form": FindRegistrationForm()})
    form = FindRegistrationForm(request.POST)
    if too_many(request, purpose="cancel", limit=TRIES_IN_TEN_MINUTES):
        form.add_error(
            None, _("短い時間に何度も送られました。10分ほど待ってもう一度ためすか、電話でお知らせください。")
        )
        return render(request, "events/cancel.html", {"form": form}, status=429)
    if form.is_valid():
        found = find_by_reference(form.cleaned_data["reference"], form.cleaned_data["contact"])
        if found:
            return redirect("events:registration_cancel", token=found.token)
        form.add_error(
            None,
            _(
                "この受付番号と連絡先の組み合わせでは見つかりませんでした。番号と連絡先を確かめるか、電話でお知らせください。"
            ),
        )
    return render(request, "events/cancel.html", {"form": form}, status=422)


def find_by_reference(reference: str, contact: ContactPoint) -> Registration | None:
    """The registration with this number whose resident gave this contact point."""
    given = {"resident__email__iexact": contact.email} if contact.email else {"resident__phone": contact.phone}
    return Registration.objects.filter(reference=reference, **given).first()
