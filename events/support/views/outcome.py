"""After the event one question: did it reach you? A link in the letter, one press, no sign-in.

Opening the address answers nothing: programs that look into letters open every link.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accessibility.forgery import works_without_cookies
from accessibility.private import private
from accessibility.throttle import TOO_OFTEN, too_many
from events.models.originals import as_read_here
from events.overview import when
from events.support.actions import answer_outcome
from events.support.forms import OutcomeForm
from events.support.overview import asked_afterwards, cases_of, is_unanswered
from events.support.views.cases import POSTS_IN_TEN_MINUTES, find


@works_without_cookies
@private("same-origin")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def reached(request: HttpRequest, token: str) -> HttpResponse:
    """Three buttons; for who asked for several things, each on its own below them."""
    found, now = find(token), timezone.now()
    cases = asked_afterwards(cases_of(found))
    if not cases or found.session.ends_at > now:
        return redirect("events:registration", token=token)
    posted = request.method == "POST"
    form = OutcomeForm(request.POST if posted else None, cases=cases)
    if posted and too_many(request, purpose="support", limit=POSTS_IN_TEN_MINUTES):
        form.add_error(None, TOO_OFTEN)
    if posted and form.is_valid():
        answers = form.answers()
        answer_outcome(registration_id=found.pk, answers=answers, now=now, words=form.cleaned_data["words"])
        return redirect("events:support_reached", token=token)
    context = {
        "registration": found,
        "event": as_read_here(found.session),
        "when": when(found.session),
        "cases": cases,
        "form": form,
        "answered": not is_unanswered(cases),
    }
    return render(request, "events/support/reached.html", context, status=422 if form.errors else 200)
