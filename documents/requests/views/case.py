"""One request, for whoever holds its link: how far it is, changing it, cancelling it, answering."""

from __future__ import annotations

from contextlib import suppress

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accessibility.forgery import works_without_cookies
from accessibility.private import private
from accessibility.when import day_in_words
from documents.requests import actions, rules
from documents.requests.choices import CaseState, StepKind
from documents.requests.forms import WishForm
from documents.requests.models import Case, Step
from documents.requests.overview import Fact, facts, sent_words, state_words
from documents.requests.times import promises
from documents.requests.wishes import answers_of

# What only colleagues should read, and what is nothing to a resident.
NOT_SHOWN = (StepKind.NOTE, StepKind.TOLD, StepKind.FORGOTTEN)


def find(token: str) -> Case:
    """The request of a link, or 404."""
    return get_object_or_404(Case.objects.select_related("resident", "order", "page"), token=token)


@private("no-referrer")
@require_GET
def case(request: HttpRequest, token: str) -> HttpResponse:
    """Everything about one request."""
    found = find(token)
    context = {
        "case": found,
        "state": state_words(found),
        "facts": facts(found, with_address=True),
        "history": [_line(found, step) for step in found.steps.exclude(kind__in=NOT_SHOWN)],
        "offered": found.steps.filter(state=CaseState.ALTERNATIVE).last(),
        "may_change": found.state in rules.CHANGEABLE,
        "may_cancel": CaseState.CANCELLED in found.next_states,
        "kept_days": settings.ENGAWA_PERSONAL_DATA_KEPT_DAYS,
    }
    return render(request, "document_requests/case.html", context)


def _line(case: Case, step: Step) -> Fact:
    title = sent_words(case) if step.state == CaseState.SENT else step.title
    return Fact(day_in_words(timezone.localdate(step.at)), title)


# With "no-referrer" a browser sends "Origin: null" with the form, and the guard against forged forms refuses it.
@works_without_cookies
@private("same-origin")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, token: str) -> HttpResponse:
    """The same form with what was answered. Once it is being made, staff have to be asked."""
    found = find(token)
    if found.state not in rules.CHANGEABLE:
        return redirect("document_requests:case", token=token)
    now = timezone.now()
    data = request.POST if request.method == "POST" else None
    form = WishForm(data, promises=promises(now=now, with_achieved=False), now=now, initial=answers_of(found))
    if data is None or not form.is_valid():
        context = {"form": form, "case": found}
        return render(request, "document_requests/change.html", context, status=422 if form.errors else 200)
    # Refused: staff have begun a moment ago; the page says so, and how to reach them.
    with suppress(actions.MoveRefusedError):
        actions.change(case_id=found.pk, wish=form.wish(), now=now)
    return redirect("document_requests:case", token=token)


@works_without_cookies
@private("same-origin")
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, token: str) -> HttpResponse:
    """Ask once more, then cancel."""
    found = find(token)
    if CaseState.CANCELLED not in found.next_states:
        return redirect("document_requests:case", token=token)
    if request.method == "POST":
        with suppress(actions.MoveRefusedError):
            actions.move(case_id=found.pk, state=CaseState.CANCELLED, now=timezone.now())
        return redirect("document_requests:case", token=token)
    return render(request, "document_requests/cancel.html", {"case": found, "facts": facts(found)})


@works_without_cookies
@private("same-origin")
@require_POST
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """「届きました」, or 「これでよい」 to what was offered instead."""
    found = find(token)
    # Refused: it stands elsewhere by now, as the page will say.
    with suppress(actions.MoveRefusedError):
        if request.POST.get("answer") == "accept":
            actions.accept(case_id=found.pk, now=timezone.now())
        elif request.POST.get("answer") == "arrived":
            actions.move(case_id=found.pk, state=CaseState.ARRIVED, now=timezone.now())
    return redirect("document_requests:case", token=token)
