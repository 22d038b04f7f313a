"""「つなぎ方の練習」: choose when; name, contact and way are those of the registration that led here."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accessibility.forgery import works_without_cookies
from accessibility.private import private
from accessibility.throttle import TOO_OFTEN, too_many
from events.actions import PlaceRefusedError
from events.by_link import find
from events.choices import Way
from events.models.originals import as_read_here
from events.rehearsals.actions import rehearse
from events.rehearsals.forms import RehearsalForm
from events.rehearsals.reads import rehearsals_for

PRESSES_IN_TEN_MINUTES = 20


# With "no-referrer" a browser sends "Origin: null" with the form, and the guard against forged forms refuses it.
@works_without_cookies
@private("same-origin")
@require_http_methods(["GET", "HEAD", "POST"])
def rehearsal(request: HttpRequest, token: str) -> HttpResponse:
    """One press for those who are registered anyway."""
    found, now = find(token), timezone.now()
    rehearsals = rehearsals_for(found, now=now)
    if not rehearsals:
        return redirect("events:registration", token=token)
    again = [known for known in rehearsals if known.taken and str(known.session.pk) == request.POST.get("session")]
    if again:
        return redirect("events:registration", token=again[0].taken)
    form = RehearsalForm(request.POST if request.method == "POST" else None, rehearsals=rehearsals)
    if request.method == "POST" and too_many(request, purpose="rehearsal", limit=PRESSES_IN_TEN_MINUTES, of=token):
        form.add_error(None, TOO_OFTEN)
    if request.method == "POST" and form.is_valid():
        try:
            taken = rehearse(registration=found, session_id=form.cleaned_data["session"], now=now)
        except PlaceRefusedError as refused:
            form.add_error("session", _("この回には申し込めません：%(reason)s") % {"reason": refused.reason.label})
        else:
            return redirect("events:registration", token=taken.token)
    context = {
        "registration": found,
        "event": as_read_here(found.session),
        "form": form,
        "way": Way(found.way).in_short,
        "mine": [rehearsal for rehearsal in rehearsals if rehearsal.taken],
    }
    return render(request, "events/rehearsals/form.html", context, status=422 if form.errors else 200)
