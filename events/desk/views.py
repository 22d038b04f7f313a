"""Screens of the desk. Each asks for the permission it needs, and none is kept in a cache."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.log_actions import log

from cms.duty import staff_with
from events.actions import SupportMoveRefusedError
from events.choices import RegistrationState, SupportState
from events.desk import deeds
from events.desk.acts import by_whom
from events.desk.duties import ADD, CHANGE, EXPORT, SEE
from events.desk.export import registrations_csv
from events.desk.paper.codes import code_of
from events.desk.reads import calls_to_make, registrations_of, sessions_with_counts
from events.models import Seats, Session, SupportRequest
from events.overview import left_in_all, places_words, when
from events.places.by_way import by_way, too_many_in_all
from residents.looks.actions import note_looks
from residents.looks.models import What


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
    note_looks(request.user, What.LIST, [registration.resident for registration in everybody])
    groups = [
        (_("申込済み"), [r for r in everybody if r.state == RegistrationState.SEATED]),
        (_("席のご案内中（お返事待ち）"), [r for r in everybody if r.state == RegistrationState.OFFERED]),
        (_("キャンセル待ち（順番どおり）"), [r for r in everybody if r.state == RegistrationState.WAITING]),
        (_("取り消し"), [r for r in everybody if r.state == RegistrationState.CANCELLED]),
    ]
    taken = Seats.objects.taken_by_session([found.pk]).get(found.pk, {})
    ways = list(found.page.ways.all())
    context = {
        "session": found,
        "when": when(found),
        "groups": groups,
        "calls": calls_to_make(found),
        "places": places_words(left_in_all(found, ways, taken)),
        "ways": by_way(found, ways, taken),
        "too_many_by": too_many_in_all(found, taken),
        "card_code": code_of(found.pk),
        "may_add": request.user.has_perm(ADD),
        "may_change": request.user.has_perm(CHANGE),
        "may_export": request.user.has_perm(EXPORT),
    }
    return render(request, "events/desk/session.html", context)


def _session(session_id: int) -> Session:
    return get_object_or_404(Session.objects.select_related("page"), pk=session_id)


@staff_with(EXPORT)
@require_GET
def export(request: HttpRequest, session_id: int) -> HttpResponse:
    """The list as CSV. It leaves the house, so the site history says that it was taken."""
    found = _session(session_id)
    everybody = list(registrations_of(found))
    note_looks(request.user, What.LIST, [registration.resident for registration in everybody])
    content = registrations_csv(everybody, with_needs="needs" in request.GET)
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="registrations-{found.pk}.csv"'
    log(instance=found.page, action="events.registrations.exported", user=request.user)
    return response


@staff_with(CHANGE)
@require_POST
def support(request: HttpRequest, support_request_id: int) -> HttpResponse:
    """Move a support request to its next state. Who promised what, and when, stands in the site history."""
    found = get_object_or_404(
        SupportRequest.objects.select_related("registration__session__page"), pk=support_request_id
    )
    try:
        state = SupportState(request.POST.get("state", ""))
        moved = deeds.move_support(by_whom(request), found, state, words=request.POST.get("words", ""))
    except (ValueError, SupportMoveRefusedError):
        messages.error(request, _("ほかの人が先に進めたようです。いまの状態を確かめて、もう一度押してください。"))
    else:
        said = {"support": moved.words, "state": moved.get_state_display()}
        log(instance=found.registration.session.page, action="events.support.moved", user=request.user)
        messages.success(request, _("「%(support)s」を「%(state)s」にしました。ご本人の画面にも出ます。") % said)
    there = reverse("events_desk:session", kwargs={"session_id": found.registration.session_id})
    return redirect(f"{there}#support-{found.pk}")
