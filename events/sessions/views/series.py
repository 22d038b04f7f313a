"""「回をまとめて作る」: say the rule, look at the days, take out what does not fit, make them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.log_actions import log

from accessibility.when import day_in_words
from cms.duty import staff_with
from events.models import EventPage
from events.sessions.duties import MAKE, event_to_keep
from events.sessions.reads import days_lost
from events.sessions.rhythm import Day, days_of
from events.sessions.series import Plan, make_series
from events.sessions.series_form import SeriesForm


@staff_with(MAKE)
@require_http_methods(["GET", "HEAD", "POST"])
def series(request: HttpRequest, page_id: int) -> HttpResponse:
    """The form; with it, once it can be read, the days that it means."""
    page = event_to_keep(request, page_id)
    data = request.POST if request.method == "POST" else None
    form = SeriesForm(data, ways=list(page.ways.all()))
    days: list[Day] = days_of(form.rule()) if data is not None and form.is_valid() else []
    if data is not None and form.is_valid() and not any(day.day for day in days):
        form.add_error(None, _("この決め方では、1回もできません。日や、休む日を確かめてください。"))
    elif days and "make" in request.POST:
        return _make(request, page, form, days)
    context = {"page": page, "form": form, "days": _lines(days, form), "count": sum(bool(day.day) for day in days)}
    context["lost"] = _lost(page, days, form)
    return render(request, "event_sessions/desk/series.html", context, status=422 if form.errors else 200)


def _lines(days: list[Day], form: SeriesForm) -> list[dict[str, Any]]:
    if not days:
        return []
    pattern, lines = form.pattern(), []
    for day in days:
        words = {"slot": day_in_words(day.slot), "why": day.why, "key": day.slot.isoformat(), "held": bool(day.day)}
        if day.day:
            made = pattern.session_on(day.day)
            closes = made.registration_closes_at
            words |= {"session": made, "day": day_in_words(day.day), "closes": closes}
        lines.append(words)
    return lines


def _lost(page: EventPage, days: list[Day], form: SeriesForm) -> list[str]:
    """The same for every session: all close as far before their start."""
    first = next((day.day for day in days if day.day), None)
    return days_lost(form.pattern().session_on(first), page.support_offers.all()) if first else []


def _make(request: HttpRequest, page: EventPage, form: SeriesForm, days: list[Day]) -> HttpResponse:
    wanted = {_day(key) for key in request.POST.getlist("day")}
    chosen = [day for day in days if day.slot in wanted]
    user: User = request.user  # type: ignore[assignment]
    plan = Plan(form.rule(), form.pattern(), chosen)
    made = make_series(page_id=page.pk, plan=plan, by=user, now=timezone.now())
    if made:
        log(instance=page, action="event_sessions.made", user=user, data={"count": len(made)})
        text = ngettext("回を%(count)d回作りました。", "回を%(count)d回作りました。", len(made)) % {"count": len(made)}
        messages.success(
            request, text if page.live else _("%(text)s催しを公開すると、ページに出ます。") % {"text": text}
        )
    else:
        messages.warning(request, _("新しい回はありません。同じ日時の回が、もうあります。"))
    return redirect("event_sessions:overview", page_id=page.pk)


def _day(key: str) -> date | None:
    try:
        return date.fromisoformat(key)
    except ValueError:
        return None
