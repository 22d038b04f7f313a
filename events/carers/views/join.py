"""Taking a place for somebody."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import OperationalError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accessibility.forgery import works_without_cookies
from accessibility.keyed_form import key_inside
from events import rules
from events.actions import PlaceRefusedError, take_place
from events.carers.acting import for_carers
from events.carers.join_form import ActingJoinForm
from events.carers.words import about
from events.models import Registration, Seats, Session, SupportOffer, WayOffer
from events.models.originals import as_read_here, offers_as_read_here
from events.overview import Programme, session_row
from residents.mandates.acting import others_of
from residents.mandates.actions import note_act
from residents.mandates.choices import ActKind, Scope
from residents.mandates.models import Mandate


@works_without_cookies
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@for_carers(needs=Scope.REGISTER)
def join(request: HttpRequest, mandate: Mandate, session_id: int) -> HttpResponse:
    """The form for one session and one person, or the reason why it takes nobody."""
    session = get_object_or_404(Session.objects.public().select_related("page"), pk=session_id)
    now = timezone.now()
    if has_one := _standing(mandate, session, request.POST.get("form_key", "")):
        return _to(mandate, has_one)
    form = _form(mandate, session, now, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, form, now) if not rules.refusal(session, now=now) else _refused(request, form, now, 200)
    is_right = form.is_valid()
    if not is_right:
        return _page(request, form, now, status=422)
    try:
        return _to(mandate, _take(mandate, form, now))
    except PlaceRefusedError:
        return _refused(request, form, now, 409)
    except OperationalError:
        # The database is busy or full. What was chosen must not be lost with it.
        form.add_error(
            None, _("いま混み合っています。書いたことはそのままです。少し待って、もう一度ボタンを押してください。")
        )
        return _page(request, form, now, status=503)


def _take(mandate: Mandate, form: ActingJoinForm, now: datetime) -> Registration:
    """The place and the act that both hear of, together or not at all."""
    with transaction.atomic():
        made = take_place(session_id=form.session.pk, wish=form.wish(), form_key=form.cleaned_data["form_key"], now=now)
        note_act(mandate, ActKind.REGISTERED, about(made), now=now)
    return made


def _standing(mandate: Mandate, session: Session, signed: str) -> Registration | None:
    """The place this person has already: made by this very form (pressed twice) or before it. Nobody needs two."""
    key = key_inside(signed, salt=ActingJoinForm.salt)
    theirs = Registration.objects.filter(resident=mandate.resident_id)
    made = theirs.filter(form_key=key).first() if key else None
    return made or theirs.standing().filter(session=session).first()


def _to(mandate: Mandate, made: Registration) -> HttpResponse:
    return redirect("carers:registration", token=mandate.carer_token, reference=made.reference)


def _form(mandate: Mandate, session: Session, now: datetime, data: Any) -> ActingJoinForm:
    taken = Seats.objects.taken_by_session([session.pk]).get(session.pk, {})
    ways, support = offers_as_read_here(session, WayOffer), offers_as_read_here(session, SupportOffer)
    programme = Programme([(session, taken)], ways, support, session.page.fee)
    has_others = bool(others_of(mandate, now=now))
    form = ActingJoinForm(data, mandate=mandate, has_others=has_others, session=session, programme=programme)
    form.offer(taken, now=now)
    return form


def _page(request: HttpRequest, form: ActingJoinForm, now: datetime, *, status: int = 200) -> HttpResponse:
    return render(request, "events/carers/join.html", _context(form, now), status=status)


def _refused(request: HttpRequest, form: ActingJoinForm, now: datetime, status: int) -> HttpResponse:
    return render(request, "events/carers/refused.html", _context(form, now), status=status)


def _context(form: ActingJoinForm, now: datetime) -> dict[str, Any]:
    booked = form.programme.booked[0][1]
    return {
        "mandate": form.mandate,
        "form": form,
        "questions": form.questions(),
        "event": as_read_here(form.session),
        "row": session_row(form.session, form.programme.ways, booked, now=now),
    }
