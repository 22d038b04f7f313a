"""One session: change it (and those after it), call it off, postpone it, move it online, take that back, drop it."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.log_actions import log

from cms.duty import staff_with
from cms.meanwhile import Watched
from events.models import Session, SupportOffer, WayOffer
from events.overview import when
from events.places.by_way import by_way, too_many_in_all
from events.sessions.announcing import Said
from events.sessions.choices import Scope
from events.sessions.duties import CALL_OFF, session_to_keep
from events.sessions.models import Change, Occurrence
from events.sessions.reads import days_lost, reach_of
from events.sessions.series import Edit, change_sessions, drop_sessions, in_scope, nobody_registered
from events.sessions.session_forms import ChangeForm, TellForm
from events.sessions.verbs import CannotBeUndoneError, call_off, move_online, postpone, undo

VERBS: Final = {
    "call-off": (call_off, gettext_lazy("この回を中止にする"), gettext_lazy("中止にして、知らせる")),
    "postpone": (postpone, gettext_lazy("この回を延期にする"), gettext_lazy("延期にして、知らせる")),
    "online": (move_online, gettext_lazy("この回をオンラインに変える"), gettext_lazy("オンラインに変えて、知らせる")),
}


@staff_with(CALL_OFF)
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest, session_id: int, what: str) -> HttpResponse:
    """Say whom it concerns, ask for words, do it."""
    if what not in VERBS:
        raise Http404
    verb, title, press = VERBS[what]
    found, now = session_to_keep(request, session_id), timezone.now()
    if found.ends_at <= now:
        messages.error(request, _("終わった回は、変えられません。"))
        return redirect("event_sessions:overview", page_id=found.page_id)
    form = TellForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        change = verb(session_id=found.pk, now=now, said=form.said(_by(request)))
        _say_what_was_told(request, found, change)
        return redirect("event_sessions:overview", page_id=found.page_id)
    context = _context(found) | {"form": form, "title": title, "press": press, "reach": reach_of(found)}
    return render(request, "event_sessions/desk/tell.html", context, status=422 if form.errors else 200)


def _by(request: HttpRequest) -> User:
    user: User = request.user  # type: ignore[assignment]
    return user


def _context(session: Session) -> dict[str, Any]:
    return {"session": session, "page": session.page, "when": when(session)}


def _say_what_was_told(request: HttpRequest, session: Session, change: Change | None) -> None:
    if change is None:
        messages.info(request, _("もうそのようになっています。"))
        return
    log(instance=session.page, action="event_sessions.changed", user=request.user, data={"kind": change.kind})
    reach = reach_of(session)
    told = ngettext("手紙で%(count)d人に知らせます。", "手紙で%(count)d人に知らせます。", reach.by_letter)
    calls = ngettext(
        "電話で知らせる方が%(count)d人います。「申込」の画面に出ています。",
        "電話で知らせる方が%(count)d人います。「申込」の画面に出ています。",
        reach.by_telephone,
    )
    words = [
        told % {"count": reach.by_letter} if reach.by_letter else "",
        calls % {"count": reach.by_telephone} if reach.by_telephone else "",
    ]
    messages.success(request, f"{when(session)}：{change.get_kind_display()}。{''.join(words)}")


@staff_with(CALL_OFF)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, session_id: int) -> HttpResponse:
    """How the session is; then what would become of it and those after it; then, pressed again, it is so."""
    found, now = session_to_keep(request, session_id), timezone.now()
    if found.ends_at <= now:
        messages.error(request, _("終わった回は、変えられません。"))
        return redirect("event_sessions:overview", page_id=found.page_id)
    data = request.POST if request.method == "POST" else None
    is_in_series = Occurrence.objects.filter(session=found).exists()
    ways, offers = list(found.page.ways.all()), list(found.page.support_offers.all())
    form = ChangeForm(data, session=found, ways=ways, offers=offers, is_in_series=is_in_series)
    preview = []
    if Watched(form).is_valid():
        edit, sessions = Edit.between(found, form.to()), in_scope(found, form.how_far(), now=now)
        if "sure" in request.POST:
            count = change_sessions(sessions=sessions, edit=edit, said=form.said(_by(request)), now=now)
            _say_how_many(request, found, count)
            return redirect("event_sessions:overview", page_id=found.page_id)
        preview = [_before_and_after(session, edit, ways, offers) for session in sessions]
    context = _context(found) | {"form": form, "preview": preview, "may_be_dropped": _may_be_dropped(found)}
    return render(request, "event_sessions/desk/change.html", context, status=422 if form.errors else 200)


def _may_be_dropped(session: Session) -> bool:
    return nobody_registered(Session.objects.filter(pk=session.pk)).exists()


def _before_and_after(session: Session, edit: Edit, ways: list[WayOffer], offers: list[SupportOffer]) -> dict[str, Any]:
    to, before = edit.of(session), when(session)
    moved = (to["starts_at"], to["ends_at"]) != (session.starts_at, session.ends_at)
    taken = dict(session.seats.values_list("way", "taken"))
    reach = reach_of(session)
    for name, value in to.items():
        setattr(session, name, value)
    return {
        "before": before,
        "after": when(session) if moved else "",
        "too_many_by": too_many_in_all(session, taken),
        "lost": days_lost(session, offers),
        "ways": [way for way in by_way(session, ways, taken) if way.differs or way.too_many_by],
        "reach": reach,
    }


def _say_how_many(request: HttpRequest, session: Session, count: int) -> None:
    if not count:
        messages.info(request, _("変わったところはありません。"))
        return
    log(instance=session.page, action="event_sessions.changed", user=request.user, data={"count": count})
    messages.success(
        request, ngettext("%(count)d回を変えました。", "%(count)d回を変えました。", count) % {"count": count}
    )


@staff_with(CALL_OFF)
@require_POST
def drop(request: HttpRequest, session_id: int) -> HttpResponse:
    """Take sessions away that nobody registered for; the others stay and are named."""
    found, now = session_to_keep(request, session_id), timezone.now()
    scope = request.POST.get("scope", "")
    sessions = in_scope(found, Scope(scope) if scope in Scope.values else Scope.ONE, now=now)
    asked = sessions.count()
    dropped = drop_sessions(sessions=sessions)
    if dropped:
        log(instance=found.page, action="event_sessions.dropped", user=request.user, data={"count": len(dropped)})
        messages.success(request, _("申し込みのない%(count)d回を消しました。") % {"count": len(dropped)})
    if left := asked - len(dropped):
        messages.warning(
            request,
            _("申し込みのある%(count)d回は、残しました。取りやめるときは「中止」にしてください。") % {"count": left},
        )
    return redirect("event_sessions:overview", page_id=found.page_id)


@staff_with(CALL_OFF)
@require_POST
def undo_change(request: HttpRequest, change_id: int) -> HttpResponse:
    """「取り消す」: as if it had not happened, and told to those who heard of it."""
    found = get_object_or_404(Change.objects.select_related("session"), pk=change_id)
    session = session_to_keep(request, found.session_id)
    try:
        undone = undo(change_id=found.pk, now=timezone.now(), said=Said(_by(request)))
    except CannotBeUndoneError:
        messages.error(request, _("その後に変わったことがあるので、取り消せません。いまの状態から、変えてください。"))
    else:
        if undone:
            log(instance=session.page, action="event_sessions.undone", user=request.user, data={"kind": found.kind})
        messages.success(request, _("取り消しました。知らせを受け取った方には、そのことも知らせます。"))
    return redirect("event_sessions:overview", page_id=session.page_id)
