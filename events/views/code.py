"""/c/: from the number on a paper card back to the card. The number alone opens nothing: it has seven digits to guess.

Whoever has the paper has the square to photograph, too; this is for those who type.
"""

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
from events.views.cancel import TRIES_IN_TEN_MINUTES, find_by_reference
from residents import references


@works_without_cookies
@private("same-origin")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, reference: str = "") -> HttpResponse:
    """Ask for the contact point beside the number, then show the card."""
    if request.method != "POST":
        form = FindRegistrationForm(initial={"reference": references.read(reference)})
        return render(request, "events/card/code.html", {"form": form})
    form = FindRegistrationForm(request.POST)
    if too_many(request, purpose="cancel", limit=TRIES_IN_TEN_MINUTES):
        words = _("短い時間に何度も送られました。10分ほど待ってもう一度ためすか、電話でお知らせください。")
        form.add_error(None, words)
        return render(request, "events/card/code.html", {"form": form}, status=429)
    if form.is_valid():
        found = find_by_reference(form.cleaned_data["reference"], form.cleaned_data["contact"])
        if found:
            return redirect("events:registration", token=found.token)
        words = _(
            "この受付番号と連絡先の組み合わせでは見つかりませんでした。番号と連絡先を確かめるか、電話でお知らせください。"
        )
        form.add_error(None, words)
    return render(request, "events/card/code.html", {"form": form}, status=422)
