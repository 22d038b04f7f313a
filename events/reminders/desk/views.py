"""One screen for one event: which letters go out by themselves, when, and with which words."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accessibility.when import day_in_words, time_in_words
from cms.duty import staff_with
from cms.meanwhile import Watched
from events.choices import LetterKind, LetterWords
from events.models import EventPage, Session
from events.overview import when
from events.reminders import timing
from events.reminders.actions import minutes_of
from events.reminders.desk.forms import PlanForm, Reminders, rows_of
from events.reminders.models import LetterPlan
from events.reminders.plans import Planned, back_to_usual, keep_plan, preview

CHANGE = "event_reminders.change_letterplan"


@staff_with(CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, page_id: int) -> HttpResponse:
    """The plan as a form, and below it when that means for the sessions to come."""
    page = _page(page_id)
    kept = LetterPlan.objects.filter(page=page).prefetch_related("reminders").first()
    data = request.POST if request.method == "POST" else None
    form = PlanForm(data, instance=kept)
    rows = Reminders(data, initial=rows_of(kept), prefix="reminder")
    watched, is_right = Watched(form, {"reminders": rows_of(kept)}), rows.is_valid()
    if is_right and watched.is_valid():
        keep_plan(page_id=page.pk, given=form.cleaned_data, reminders=_planned(rows))
        messages.success(request, _("知らせの予定を保存しました。"))
        return redirect("event_reminders_desk:plan", page_id=page.pk)
    is_wrong = bool(data and (form.errors or not is_right))
    context: dict[str, Any] = {
        "page": page,
        "kept": kept,
        "form": form,
        "rows": rows,
        "is_wrong": is_wrong,
        "coming": _coming(page),
    }
    context["quiet"] = (settings.ENGAWA_QUIET_FROM, settings.ENGAWA_QUIET_UNTIL)
    return render(request, "event_reminders/desk/plan.html", context, status=422 if is_wrong else 200)


def _page(page_id: int) -> EventPage:
    return get_object_or_404(EventPage, pk=page_id)


def _planned(rows: Any) -> list[Planned]:
    return [
        Planned(minutes, row.cleaned_data["words"], row.cleaned_data["words_easy"])
        for row in rows
        if row.has_changed() or row.initial
        if (minutes := row.minutes())
    ]


def _coming(page: EventPage) -> list[tuple[str, list[str]]]:
    """For the next sessions: the moments at which reminders go out, quiet hours considered."""
    now = timezone.now()
    sessions = Session.objects.filter(page=page, ends_at__gt=now).scheduled().select_related("page")
    told = []
    for session in sessions.order_by("starts_at")[:3]:
        moments = sorted(at for minutes in minutes_of(session) if (at := timing.moment(session, minutes)) and at > now)
        told.append((when(session), [_in_words(at) for at in moments]))
    return told


def _in_words(at: Any) -> str:
    local = timezone.localtime(at)
    return f"{day_in_words(local.date())} {time_in_words(local)}"


@staff_with(CHANGE)
@require_POST
def usual(request: HttpRequest, page_id: int) -> HttpResponse:
    """Forget what was written for this event."""
    back_to_usual(page_id=_page(page_id).pk)
    messages.success(request, _("いつもの予定にもどしました。"))
    return redirect("event_reminders_desk:plan", page_id=page_id)


@staff_with(CHANGE)
@require_safe
def sample(request: HttpRequest, page_id: int) -> HttpResponse:
    """What a letter will say, before anybody gets it."""
    page, now = _page(page_id), timezone.now()
    asked = request.GET.get("letter", "")
    kind = LetterKind.THANKS if asked == "thanks" else LetterKind.REMINDER
    minutes = int(asked) if asked.isdecimal() else timing.USUAL[0]
    try:
        words = LetterWords(request.GET.get("words", ""))
    except ValueError:
        raise Http404 from None
    session = page.sessions.order_by("-starts_at").first()
    then = session.starts_at - timedelta(minutes=minutes) if session and kind == LetterKind.REMINDER else now
    shown = preview(page, kind=kind, occasion=f"{minutes}.", words=words, now=then)
    choices = [(*choice, choice[0] == words) for choice in LetterWords.choices]
    context: dict[str, Any] = {"page": page, "shown": shown, "letter": asked, "choices": choices}
    return render(request, "event_reminders/desk/sample.html", context)
