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
from events.support.afterwards import PersonAsked, people_asked
from events.support.forms import OutcomeForm
from events.support.views.cases import POSTS_IN_TEN_MINUTES, find


@works_without_cookies
@private("same-origin")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def reached(request: HttpRequest, token: str) -> HttpResponse:
    """Three buttons for each person; for who asked for several things, each on its own below them."""
    found, now = find(token), timezone.now()
    people = people_asked(found)
    if not people or found.session.ends_at > now:
        return redirect("events:registration", token=token)
    answering = _who_answers(request, people) if request.method == "POST" else None
    forms = {person.registration.pk: _form(request, person, is_posted=person == answering) for person in people}
    form = forms[answering.registration.pk] if answering else None
    if form and too_many(request, purpose="support", limit=POSTS_IN_TEN_MINUTES):
        form.add_error(None, TOO_OFTEN)
    if answering and form and form.is_valid():
        said = {"answers": form.answers(), "words": form.cleaned_data["words"]}
        answer_outcome(registration_id=answering.registration.pk, now=now, **said)
        return redirect("events:support_reached", token=token)
    context = {
        "registration": found,
        "event": as_read_here(found.session),
        "when": when(found.session),
        "people": [{"person": person, "form": forms[person.registration.pk]} for person in people],
        "named": [person.registration.pk for person in people] != [found.pk],
        "wrong": form,
        "answered": all(person.answered for person in people),
        "some_answered": any(person.answered for person in people),
    }
    return render(request, "events/support/reached.html", context, status=422 if form else 200)


def _who_answers(request: HttpRequest, people: list[PersonAsked]) -> PersonAsked:
    """Whose buttons were pressed; of a number that is not of this family, as if nobody's stood there."""
    named = request.POST.get("who", "")
    return next((person for person in people if person.registration.reference == named), people[0])


def _form(request: HttpRequest, person: PersonAsked, *, is_posted: bool) -> OutcomeForm:
    data = request.POST if is_posted else None
    return OutcomeForm(data, cases=person.cases, who=person.registration.reference)
