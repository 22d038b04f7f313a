"""Screens of the ways in."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.log_actions import log

from accessibility import languages
from cms.duty import staff_with
from cms.meanwhile import Watched
from events.choices import Way
from events.doors import jitsi
from events.doors.models import Door
from events.doors_desk.actions import set_door, who_holds
from events.doors_desk.duties import CHANGE
from events.doors_desk.forms import DoorForm
from events.doors_desk.reads import missing, places_of
from events.models import EventPage, Session
from events.overview import when


@staff_with(CHANGE)
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What is missing for the sessions of the next two weeks."""
    rows = [(session, when(session), ways) for session, ways in missing(now=timezone.now())]
    return render(request, "events/doors/desk/index.html", {"rows": rows})


@staff_with(CHANGE)
@require_GET
def overview(request: HttpRequest, page_id: int) -> HttpResponse:
    """Every way of one event: what holds for all sessions, and what is otherwise for one."""
    page = _event(page_id)
    usual, *sessions = places_of(page, now=timezone.now())
    context = {"page": page, "usual": usual, "sessions": sessions, "has_server": jitsi.server() is not None}
    return render(request, "events/doors/desk/overview.html", context)


@staff_with(CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, page_id: int, way: str, session_id: int | None = None) -> HttpResponse:
    """Write one way in."""
    page, now = _event(page_id), timezone.now()
    session = get_object_or_404(Session, pk=session_id, page=page) if session_id else None
    if way not in Way.values or not page.ways.filter(way=way).exists():
        raise Http404
    chosen = Way(way)
    holders = who_holds(page=page, session=session, way=chosen, now=now).count()
    door = Door.objects.filter(page=page, session=session, way=way).first() or _begun(page, session, chosen)
    form = DoorForm(request.POST if request.method == "POST" else None, instance=door, way=chosen, holders=holders)
    if Watched(form).is_valid():
        told = set_door(
            page=page,
            session=session,
            way=chosen,
            given=form.cleaned_data,
            tell=bool(form.cleaned_data.get("tell")),
            now=now,
        )
        _say(request, page, len(told))
        return redirect("events_doors:overview", page_id=page.pk)
    context = {"page": page, "way": chosen, "session": session, "form": form, "holders": holders}
    context["when"] = when(session) if session else ""
    return render(request, "events/doors/desk/change.html", context, status=422 if form.errors else 200)


@staff_with(CHANGE)
@require_GET
def host(_request: HttpRequest, session_id: int) -> HttpResponse:
    """Into the town's own room as the one who lets others in. The token is made for this press."""
    session, server = get_object_or_404(Session, pk=session_id), jitsi.server()
    if server is None:
        raise Http404
    return redirect(jitsi.address(server, session, way=Way.VIDEO, now=timezone.now(), is_host=True))


def _event(page_id: int) -> EventPage:
    """The event that holds the sessions; a translation has none."""
    page = get_object_or_404(EventPage.objects.select_related("locale"), pk=page_id)
    if page.locale.language_code != languages.default_language():
        raise PermissionDenied
    return page


def _begun(page: EventPage, session: Session | None, way: Way) -> Door:
    """For one session: begin with what holds for all, so that one number can be changed without typing the rest."""
    usual = Door.objects.filter(page=page, session=None, way=way).first() if session else None
    if usual is None:
        return Door(page=page, session=session, way=way)
    usual.pk, usual.session = None, session
    usual._state.adding = True  # noqa: SLF001 -- Django's documented way of copying a row
    return usual


def _say(request: HttpRequest, page: EventPage, told: int) -> None:
    log(instance=page, action="event_doors.changed", user=request.user)
    words = _("つなぎ先を書きとめました。申し込んだ方のカードには、もう新しいものが出ています。")
    if told:
        words += ngettext("%(count)d人に知らせます。", "%(count)d人に知らせます。", told) % {"count": told}
    messages.success(request, words)
