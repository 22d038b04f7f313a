"""One request at the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.log_actions import log

from cms.duty import staff_with
from documents.requests import actions
from documents.requests.choices import CaseState
from documents.requests.desk.duties import ADD, CHANGE, SEE
from documents.requests.desk.reads import letter_states, next_in_queue
from documents.requests.forms import WishForm
from documents.requests.kept import NAME
from documents.requests.models import Case, Step
from documents.requests.overview import facts, sent_words, state_words
from documents.requests.rules import CHANGEABLE, is_late
from documents.requests.times import promises
from documents.requests.wishes import answers_of
from residents.profiles.handing import note_looks_at_handed


def _case(case_id: int) -> Case:
    return get_object_or_404(Case.objects.select_related("resident", "owner", "order", "page"), pk=case_id)


@staff_with(SEE)
@require_GET
def case(request: HttpRequest, case_id: int) -> HttpResponse:
    """What is wanted, how far it is, what happened; the next step as a button."""
    found = _case(case_id)
    note_looks_at_handed(request.user, NAME, [found.pk])
    today = timezone.localdate()
    steps = list(found.steps.select_related("by"))
    letters = letter_states(steps)
    may_change = request.user.has_perm(CHANGE)
    context = {
        "case": found,
        "state": state_words(found),
        "facts": facts(found, with_address=True),
        "is_late": is_late(state=found.state, due_on=found.due_on, today=today),
        "history": [{"step": step, "title": _title(found, step), "letter": letters.get(step.pk, "")} for step in steps],
        "steps": [state for state in found.next_states if state != CaseState.ALTERNATIVE],
        "may_offer": CaseState.ALTERNATIVE in found.next_states,
        "may_change": may_change,
        "may_edit": may_change and found.state in CHANGEABLE,
        "may_add": request.user.has_perm(ADD),
        "next": next_in_queue(found, today=today),
    }
    return render(request, "document_requests/desk/case.html", context)


def _title(case: Case, step: Step) -> str:
    return sent_words(case) if step.state == CaseState.SENT else step.title


@staff_with(CHANGE)
@require_POST
def move(request: HttpRequest, case_id: int) -> HttpResponse:
    """The next step. Who did what, and when, stands in the request's own history."""
    found, words = _case(case_id), request.POST.get("words", "")[:1000]
    try:
        state = CaseState(request.POST.get("state", ""))
        if state == CaseState.ALTERNATIVE and not words.strip():
            messages.error(request, _("代わりにできることを書いてから、押してください。ご本人に、そのまま伝わります。"))
            return redirect("documents_desk:case", case_id=case_id)
        moved = actions.move(case_id=case_id, state=state, now=timezone.now(), by=_user(request), words=words)
    except (ValueError, actions.MoveRefusedError):
        messages.error(request, _("ほかの人が先に進めたようです。いまの状態を確かめて、もう一度押してください。"))
    else:
        said = {"reference": found.reference, "state": state_words(moved)}
        messages.success(request, _("受付番号 %(reference)s を「%(state)s」にしました。") % said)
    return redirect("documents_desk:case", case_id=case_id)


@staff_with(CHANGE)
@require_POST
def own(request: HttpRequest, case_id: int) -> HttpResponse:
    """「わたしが担当する」, or give it back."""
    owner = _user(request) if request.POST.get("owner") == "me" else None
    actions.give_to(case_id=_case(case_id).pk, owner=owner)
    messages.success(request, _("担当になりました。") if owner else _("担当をはずれました。"))
    return redirect("documents_desk:case", case_id=case_id)


@staff_with(CHANGE)
@require_POST
def note(request: HttpRequest, case_id: int) -> HttpResponse:
    """A line for colleagues."""
    words = request.POST.get("words", "").strip()[:1000]
    if words:
        actions.note(case_id=_case(case_id).pk, words=words, now=timezone.now(), by=_user(request))
        messages.success(request, _("メモを加えました。"))
    return redirect("documents_desk:case", case_id=case_id)


@staff_with(CHANGE)
@require_POST
def told(request: HttpRequest, step_id: int) -> HttpResponse:
    """Staff made the call."""
    step = get_object_or_404(Step, pk=step_id)
    actions.note_that_resident_was_told(step_id=step.pk, now=timezone.now(), by=_user(request))
    messages.success(request, _("電話でお知らせしたことを記録しました。"))
    return redirect("documents_desk:queue")


@staff_with(CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, case_id: int) -> HttpResponse:
    """What somebody says on the telephone or on a card: another form, another address, another day."""
    found, now = _case(case_id), timezone.now()
    note_looks_at_handed(request.user, NAME, [found.pk])
    data = request.POST if request.method == "POST" else None
    form = WishForm(data, promises=promises(now=now, with_achieved=False), now=now, initial=answers_of(found))
    if data is not None and form.is_valid():
        try:
            actions.change(case_id=case_id, wish=form.wish(), now=now, by=_user(request))
        except actions.MoveRefusedError:
            messages.error(
                request,
                _("もう用意を始めています。先に「受け付けただけの状態にもどす」を押してください。"),
            )
        else:
            log(instance=found, action="document_requests.changed", user=request.user)
            messages.success(request, _("申し出の内容を変えました。"))
        return redirect("documents_desk:case", case_id=case_id)
    context = {"form": form, "case": found, "fields": form.questions()}
    return render(request, "document_requests/desk/edit.html", context, status=422 if form.errors else 200)


def _user(request: HttpRequest) -> Any:
    user: User = request.user  # type: ignore[assignment]
    return user
