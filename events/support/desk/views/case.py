"""One case at the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST
from wagtail.log_actions import log

from cms.duty import staff_with
from cms.meanwhile import Watched
from events import rules
from events.catalogue.reading import kind_of
from events.choices import SupportOutcome, SupportState
from events.desk_pieces import Asking, pieces_of_case
from events.models import Letter, SupportRequest
from events.support import actions
from events.support.desk import reads
from events.support.desk.duties import CHANGE, SEE
from events.support.desk.forms import CostForm, OwnerForm, WordsForm
from events.support.overview import title_of
from residents.looks.actions import note_look


def _case(case_id: int) -> SupportRequest:
    return get_object_or_404(reads.everything(), pk=case_id)


@staff_with(SEE)
@require_GET
def case(request: HttpRequest, case_id: int) -> HttpResponse:
    """What is wanted, by when, what happened; the next step as a button. That it was looked at is noted."""
    return _screen(request, _case(case_id))


def _screen(request: HttpRequest, found: SupportRequest, **typed: Any) -> HttpResponse:
    """The case, and what was typed if something was wrong with it: nobody writes a letter twice."""
    now = timezone.now()
    note_look(request.user, "support", found.registration.resident, which=f"support.{found.pk}", now=now)
    letters = reads.letters_about(found)
    will_go_on = found.kind and found.state in rules.SUPPORT_IN_WORK and found.registration.session.starts_at > now
    instead = found.entry.instead if will_go_on else ""
    context: dict[str, Any] = {
        "case": found,
        "row": reads.row(found, today=timezone.localdate(now)),
        "title": title_of(found),
        "resident": found.registration.resident,
        "history": [{"step": step, "letter": letters.get(step.occasion)} for step in found.steps.select_related("by")],
        "steps": [state for state in found.next_states if state != SupportState.ALTERNATIVE],
        "may_offer": SupportState.ALTERNATIVE in found.next_states,
        "may_change": request.user.has_perm(CHANGE),
        "instead": kind_of(instead).name if instead else "",
        "suggested": _suggested(found),
        "owners": OwnerForm(initial={"owner": found.owner_id}),
        "cost": cost_form(found),
        "is_over": found.registration.session.ends_at <= now,
        "outcomes": SupportOutcome.choices,
        "pieces": pieces_of_case(found, Asking(found.registration.resident, request.user, now)),
    }
    return render(request, "events/support/desk/case.html", context | typed, status=422 if typed else 200)


def cost_form(found: SupportRequest, data: Any = None) -> CostForm:
    """What it cost as it is written down, or what was typed."""
    form = CostForm(data, initial={"yen": found.cost_yen, "words": found.cost_note})
    form.watched = Watched(form)
    return form


def _suggested(found: SupportRequest) -> str:
    """What the event's page promises instead, to begin with."""
    offer = found.registration.session.page.support_offers.filter(kind=found.kind).first() if found.kind else None
    return str(offer.instead) if offer else ""


@staff_with(CHANGE)
@sensitive_post_parameters("words")
@require_POST
def move(request: HttpRequest, case_id: int) -> HttpResponse:
    """The next step. Who promised what stands in the case's own history and, without words, in the site's."""
    found, words = _case(case_id), request.POST.get("words", "")
    try:
        state = SupportState(request.POST.get("state", ""))
        if state == SupportState.ALTERNATIVE and not words.strip():
            messages.error(request, _("代わりにできることを書いてから、押してください。ご本人に、そのまま伝わります。"))
            return _screen(request, found, words_typed="")
        _refuse_if_moved(found, request.POST.get("was", ""))
        moved = actions.move_support_request(
            support_request_id=case_id, state=state, now=timezone.now(), by=_user(request), words=words
        )
    except (ValueError, actions.SupportMoveRefusedError):
        said = {"state": found.get_state_display()}
        messages.error(
            request,
            _(
                "ほかの人が先に進めて、いまは「%(state)s」です。書いた言葉は残っています。確かめて、もう一度押してください。"
            )
            % said,
        )
        return _screen(request, found, words_typed=words)
    log(instance=found.registration.session.page, action="events.support.moved", user=request.user)
    messages.success(
        request, _("「%(state)s」にしました。ご本人にも伝わります。") % {"state": moved.get_state_display()}
    )
    return redirect("support_desk:case", case_id=case_id)


def _refuse_if_moved(found: SupportRequest, was: str) -> None:
    """Whoever presses saw another state than the case is in: a colleague's step is not undone by an old screen."""
    if was and was != found.state:
        raise actions.SupportMoveRefusedError


SAID = {
    "message": (actions.write_to_resident, gettext_lazy("ご本人に伝えました。")),
    "note": (actions.note_on_support, gettext_lazy("メモを加えました。")),
    "heard": (actions.write_to_staff, gettext_lazy("ご本人の言葉を書きとめました。")),
}


@staff_with(CHANGE)
@sensitive_post_parameters("words")
@require_POST
def say(request: HttpRequest, case_id: int) -> HttpResponse:
    """A message to the resident, a note for colleagues, or what the resident said on the telephone."""
    found, form = _case(case_id), WordsForm(request.POST)
    verb, done = SAID.get(request.POST.get("do", ""), SAID["note"])
    if form.is_valid():
        words = form.cleaned_data["words"]
        verb(support_request_id=found.pk, words=words, now=timezone.now(), by=_user(request))
        messages.success(request, done)
        return redirect("support_desk:case", case_id=case_id)
    messages.error(request, "".join(map(str, form.errors["words"])))
    return _screen(request, found, said_typed=request.POST.get("words", ""))


@staff_with(CHANGE)
@require_POST
def own(request: HttpRequest, case_id: int) -> HttpResponse:
    """Who sees to it."""
    found, form = _case(case_id), OwnerForm(request.POST)
    if form.is_valid():
        owner = form.cleaned_data["owner"]
        actions.give_support_to(support_request_id=found.pk, owner=owner, now=timezone.now(), by=_user(request))
        messages.success(request, _("担当を決めました。") if owner else _("担当をはずしました。"))
    else:
        messages.error(request, _("担当は、配慮を手配する職員からえらんでください。"))
    return redirect("support_desk:case", case_id=case_id)


@staff_with(CHANGE)
@require_POST
def cost(request: HttpRequest, case_id: int) -> HttpResponse:
    """What it cost."""
    found = _case(case_id)
    form = cost_form(found, request.POST)
    if form.watched.is_valid():
        yen, words = form.cleaned_data["yen"], form.cleaned_data["words"]
        actions.note_cost(support_request_id=found.pk, yen=yen, words=words, now=timezone.now(), by=_user(request))
        messages.success(request, _("費用を書きとめました。"))
        return redirect("support_desk:case", case_id=case_id)
    messages.error(request, "".join(str(message) for wrong in form.errors.values() for message in wrong))
    return _screen(request, found, cost=form)


@staff_with(CHANGE)
@require_POST
def outcome(request: HttpRequest, case_id: int) -> HttpResponse:
    """What the resident said on the telephone after the event."""
    found, said = _case(case_id), request.POST.get("answer", "")
    if said in SupportOutcome.values and found.registration.session.ends_at <= timezone.now():
        answers = {found.pk: SupportOutcome(said)}
        actions.answer_outcome(
            registration_id=found.registration_id, answers=answers, now=timezone.now(), by=_user(request)
        )
        messages.success(request, _("お答えを書きとめました。"))
    else:
        messages.error(request, _("届いたかどうかを、1つえらんでください。"))
    return redirect("support_desk:case", case_id=case_id)


@staff_with(CHANGE)
@require_POST
def called(request: HttpRequest, case_id: int, letter_id: int) -> HttpResponse:
    """Staff said on the telephone what a letter would have said."""
    found, now = _case(case_id), timezone.now()
    if Letter.objects.filter(pk=letter_id, sent_at=None, occasion__startswith=f"{found.pk}.").update(sent_at=now):
        actions.note_that_resident_was_told(support_request_id=found.pk, now=now, by=_user(request))
    messages.success(request, _("電話でお知らせしたことを記録しました。"))
    return redirect("support_desk:case", case_id=case_id)


def _user(request: HttpRequest) -> Any:
    return request.user
