"""Screens of the desk. Each asks for the permission it needs, and none is kept in a cache."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.log_actions import log

from cms.duty import staff_with
from events.actions import (
    PlaceRefusedError,
    SupportMoveRefusedError,
    cancel_place,
    move_support_request,
    note_that_resident_was_called,
    take_place,
)
from events.choices import Channel, RegistrationState, SupportState
from events.desk.export import registrations_csv
from events.desk.forms import DeskJoinForm
from events.desk.reads import calls_to_make, registrations_of, sessions_with_counts
from events.models import Registration, Seats, Session, SupportRequest
from events.overview import left_in_all, places_words, when

SEE = "events.view_registration"
ADD = "events.add_registration"
CHANGE = "events.change_registration"
EXPORT = "events.export_registration"


@staff_with(SEE)
@require_GET
def sessions(request: HttpRequest) -> HttpResponse:
    """Every session to come with its counts, and whom to call."""
    past = request.GET.get("when") == "past"
    context = {
        "past": past,
        "sessions": sessions_with_counts(past=past, now=timezone.now()),
        "calls": calls_to_make(),
    }
    return render(request, "events/desk/sessions.html", context)


@staff_with(SEE)
@require_GET
def session(request: HttpRequest, session_id: int) -> HttpResponse:
    """One session: who comes, who waits and in which order, who wants which support."""
    found = _session(session_id)
    everybody = list(registrations_of(found))
    groups = [
        (_("申込済み"), [r for r in everybody if r.state == RegistrationState.SEATED]),
        (_("席のご案内中（お返事待ち）"), [r for r in everybody if r.state == RegistrationState.OFFERED]),
        (_("キャンセル待ち（順番どおり）"), [r for r in everybody if r.state == RegistrationState.WAITING]),
        (_("取り消し"), [r for r in everybody if r.state == RegistrationState.CANCELLED]),
    ]
    taken = Seats.objects.taken_by_session([found.pk]).get(found.pk, {})
    counted = taken.get("", 0)
    context = {
        "session": found,
        "when": when(found),
        "groups": groups,
        "calls": calls_to_make(found),
        "places": places_words(left_in_all(found, list(found.page.ways.all()), taken)),
        "too_many_by": max(counted - found.capacity, 0) if found.capacity is not None else 0,
        "may_add": request.user.has_perm(ADD),
        "may_change": request.user.has_perm(CHANGE),
        "may_export": request.user.has_perm(EXPORT),
    }
    return render(request, "events/desk/session.html", context)


def _session(session_id: int) -> Session:
    return get_object_or_404(Session.objects.select_related("page"), pk=session_id)


@staff_with(EXPORT)
@require_GET
def export(_request: HttpRequest, session_id: int) -> HttpResponse:
    """The list as CSV. It leaves the house, so the site history says that it was taken."""
    found = _session(session_id)
    response = HttpResponse(registrations_csv(registrations_of(found)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="registrations-{found.pk}.csv"'
    log(instance=found.page, action="events.registrations.exported", user=_request.user)
    return response


@staff_with(ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, session_id: int) -> HttpResponse:
    """A registration received by telephone, at the counter or on paper: the same verb as on the site."""
    found, now = _session(session_id), timezone.now()
    taken = Seats.objects.taken_by_session([found.pk]).get(found.pk, {})
    data = request.POST if request.method == "POST" else None
    form = DeskJoinForm(data, session=found, programme=found.page.programme(), taken=taken, now=now)
    if request.method == "POST" and form.is_valid():
        try:
            made = take_place(session_id=found.pk, wish=form.wish(), form_key=form.cleaned_data["form_key"], now=now)
        except PlaceRefusedError as refused:
            form.add_error(None, _("この回には申し込めません：%(reason)s") % {"reason": refused.reason.label})
        else:
            _say_what_was_done(request, made)
            return redirect("events_desk:session", session_id=found.pk)
    context = {"form": form, "session": found, "when": when(found), "phone": Channel.PHONE}
    return render(request, "events/desk/add.html", context, status=422 if form.errors else 200)


def _say_what_was_done(request: HttpRequest, made: Registration) -> None:
    said = {"reference": made.reference}
    if made.state == RegistrationState.WAITING:
        messages.warning(request, _("満員のため、キャンセル待ちに入りました。受付番号は %(reference)s です。") % said)
    else:
        messages.success(request, _("申し込みを受け付けました。受付番号は %(reference)s です。お伝えください。") % said)


@staff_with(CHANGE)
@require_POST
def cancel(request: HttpRequest, registration_id: int) -> HttpResponse:
    """Give a place back for somebody who called."""
    registration = get_object_or_404(Registration, pk=registration_id)
    cancel_place(registration_id=registration.pk, now=timezone.now())
    messages.success(request, _("受付番号 %(reference)s を取り消しました。") % {"reference": registration.reference})
    return redirect("events_desk:session", session_id=registration.session_id)


@staff_with(CHANGE)
@require_POST
def support(request: HttpRequest, support_request_id: int) -> HttpResponse:
    """Move a support request to its next state. Who promised what, and when, stands in the site history."""
    found = get_object_or_404(
        SupportRequest.objects.select_related("registration__session__page"), pk=support_request_id
    )
    try:
        moved = move_support_request(
            support_request_id=found.pk,
            state=SupportState(request.POST.get("state", "")),
            now=timezone.now(),
            by=request.user,  # type: ignore[arg-type]
            words=request.POST.get("words", ""),
        )
    except (ValueError, SupportMoveRefusedError):
        messages.error(request, _("ほかの人が先に進めたようです。いまの状態を確かめて、もう一度押してください。"))
    else:
        said = {"support": moved.words, "state": moved.get_state_display()}
        log(instance=found.registration.session.page, action="events.support.moved", user=request.user)
        messages.success(request, _("「%(support)s」を「%(state)s」にしました。ご本人の画面にも出ます。") % said)
    there = reverse("events_desk:session", kwargs={"session_id": found.registration.session_id})
    return redirect(f"{there}#support-{found.pk}")


@staff_with(CHANGE)
@require_POST
def called(request: HttpRequest, letter_id: int) -> HttpResponse:
    """Staff made the call."""
    note_that_resident_was_called(letter_id=letter_id, now=timezone.now())
    messages.success(request, _("電話でお知らせしたことを記録しました。"))
    return redirect("events_desk:sessions")
