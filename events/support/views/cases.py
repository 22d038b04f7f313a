"""How far it is, more of it, taking it back, and a word to the one who sees to it. Whoever holds the link may."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accessibility.forgery import works_without_cookies
from accessibility.private import private
from accessibility.throttle import TOO_OFTEN, too_many
from events import rules
from events.choices import RegistrationState
from events.models import Registration, SupportOffer, SupportRequest
from events.models.originals import as_read_here, offers_as_read_here
from events.overview import when
from events.support import actions
from events.support.afterwards import still_to_answer
from events.support.forms import MoreSupportForm, ReplyForm
from events.support.overview import case_views, cases_of

POSTS_IN_TEN_MINUTES = 60


def find(token: str) -> Registration:
    """The registration of a link, or 404."""
    known = Registration.objects.select_related("session__page", "resident__reached_through")
    return get_object_or_404(known, token=token)


# With "no-referrer" a browser sends "Origin: null" with the form, and the guard against forged forms refuses it.
@works_without_cookies
@private("same-origin")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def cases(request: HttpRequest, token: str) -> HttpResponse:
    """Every request with its state and history; below it a form to ask for more."""
    found, now = find(token), timezone.now()
    form = _more(request, found, now)
    if request.method != "POST" or form is None:
        return _page(request, found, more=form)
    if too_many(request, purpose="support", limit=POSTS_IN_TEN_MINUTES):
        form.add_error(None, TOO_OFTEN)
    if not form.is_valid():
        return _page(request, found, more=form)
    try:
        actions.add_support(registration_id=found.pk, wanted=form.wanted(), now=now)
    except actions.SupportMoveRefusedError:
        form.add_error(None, _("いまは受け付けられませんでした。電話でお知らせください。"))
        return _page(request, found, more=form)
    return redirect("events:support", token=token)


@works_without_cookies
@private("same-origin")
@sensitive_post_parameters()
@require_POST
def case(request: HttpRequest, token: str, case_id: int) -> HttpResponse:
    """「これでよい」「相談したい」「取り下げる」, or a word to staff: about one request of this very registration."""
    found, now = find(token), timezone.now()
    if not SupportRequest.objects.filter(registration=found, pk=case_id).exists():
        raise Http404
    said = request.POST.get("do", "")
    form = ReplyForm(request.POST, prefix=f"case{case_id}") if said == "reply" else None
    if form and too_many(request, purpose="support", limit=POSTS_IN_TEN_MINUTES):
        form.add_error(None, TOO_OFTEN)
    if form and not form.is_valid():
        return _page(request, found, more=_more(None, found, now), replied=(case_id, form))
    # Refused: it stands elsewhere by now, as the page will say.
    with suppress(actions.SupportMoveRefusedError):
        VERBS.get(said, _nothing)(case_id, form.cleaned_data["words"] if form else "", now)
    return redirect("events:support", token=token)


def _nothing(_case_id: int, _words: str, _now: datetime) -> None:
    """A button that is not ours."""


VERBS: dict[str, Callable[[int, str, datetime], object]] = {
    "accept": lambda pk, _w, now: actions.answer_alternative(support_request_id=pk, accepted=True, now=now),
    "discuss": lambda pk, _w, now: actions.answer_alternative(support_request_id=pk, accepted=False, now=now),
    "withdraw": lambda pk, _w, now: actions.withdraw_support(support_request_id=pk, now=now),
    "reply": lambda pk, words, now: actions.write_to_staff(support_request_id=pk, words=words, now=now),
}


def _more(request: HttpRequest | None, registration: Registration, now: datetime) -> MoreSupportForm | None:
    """The form to ask for more, while there is something to ask for."""
    session = registration.session
    if session.ends_at <= now or registration.state == RegistrationState.CANCELLED or not session.takes_place:
        return None
    data = request.POST if request and request.method == "POST" else None
    standing = {case.kind for case in registration.support_requests.all() if case.state in rules.SUPPORT_STANDING}
    offers = [offer for offer in offers_as_read_here(session, SupportOffer) if offer.kind not in standing]
    return MoreSupportForm(data, offers=offers, session=session, now=now)


def _page(
    request: HttpRequest,
    registration: Registration,
    *,
    more: MoreSupportForm | None,
    replied: tuple[int, ReplyForm] | None = None,
) -> HttpResponse:
    now = timezone.now()
    asked = cases_of(registration)
    pk, reply = replied or (0, None)
    rows = [
        {"view": view, "reply": reply if view.case.pk == pk else ReplyForm(prefix=f"case{view.case.pk}")}
        for view in case_views(registration, asked, now=now)
    ]
    over = registration.session.ends_at <= now
    wrong = reply or more
    context: dict[str, Any] = {
        "registration": registration,
        "event": as_read_here(registration.session),
        "when": when(registration.session),
        "rows": rows,
        "more": more,
        "asks_more": more.questions() if more else [],
        "wrong": wrong,
        "can_write": not over and registration.state != RegistrationState.CANCELLED,
        "ask_how_it_was": over and registration.session.takes_place and bool(still_to_answer(registration)),
    }
    return render(request, "events/support/cases.html", context, status=422 if wrong and wrong.errors else 200)
