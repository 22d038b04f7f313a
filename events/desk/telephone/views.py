"""The screen of a talk: who it is, which session, the place, what to read out. One address, one screen."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cms.duty import staff_with
from events.actions import PlaceRefusedError
from events.choices import Channel, RegistrationState
from events.desk import deeds
from events.desk.acts import CHANNEL, acts_of, by_whom, channel_of, last_act
from events.desk.duties import ADD, CHANGE, SEE
from events.desk.forms import DeskJoinForm
from events.desk.models import Contents
from events.desk.telephone.cards import card_on_screen
from events.desk.telephone.reads import (
    MOST_SESSIONS,
    found,
    of_the_same_contact,
    registrations_of_person,
    sessions_to_offer,
    standing_place,
)
from events.desk.telephone.script import first_words, script
from events.desk.telephone.talk import Talk
from events.desk_pieces import Asking, pieces_of_person
from events.models import Registration, Seats, Session
from events.overview import session_row, when
from residents.looks.actions import note_look, note_looks
from residents.looks.models import What
from residents.models import Resident
from residents.references import spoken


@staff_with(SEE)
@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: HttpRequest) -> HttpResponse:
    """Everything that a talk needs, as far as it has come."""
    said, now = Talk.of(request.GET), timezone.now()
    person = get_object_or_404(Resident.objects.exclude(name=""), pk=said.person) if said.person else None
    session = _session(said)
    form, standing = None, standing_place(person, session)
    # A form that arrives a second time is answered as before; only a new one would be a second place.
    may_ask = request.user.has_perm(ADD) and (standing is None or request.method == "POST")
    if session and (person or said.is_new) and may_ask:
        form = _form(request, session, person, said, now)
        if request.method == "POST" and form.is_valid() and (made := _take(request, form, person)):
            return redirect(said.address(person=made.resident_id, is_new=False, session=None, done=made.pk))
    context = {
        "talk": said,
        "now": now,
        "channel": channel_of(request),
        "channels": [choice for choice in Channel.choices if choice[0] != Channel.WEB],
        "form": form,
        "standing": standing,
        "done": _done(said, person),
        **_who(request, said, person, now),
        **_which(said, session, now),
        **_may(request),
    }
    return render(
        request, "events/desk/telephone/talk.html", context, status=422 if form is not None and form.errors else 200
    )


def _session(said: Talk) -> Session | None:
    return get_object_or_404(Session.objects.select_related("page"), pk=said.session) if said.session else None


def _may(request: HttpRequest) -> dict[str, bool]:
    return {"may_add": request.user.has_perm(ADD), "may_change": request.user.has_perm(CHANGE)}


@staff_with(SEE)
@require_POST
def channel(request: HttpRequest) -> HttpResponse:
    """How talks reach this desk from now on."""
    chosen = request.POST.get("channel", "")
    if chosen in Channel.values and chosen != Channel.WEB:
        request.session[CHANNEL] = chosen
    return redirect(Talk.of(request.GET).here)


def _who(request: HttpRequest, said: Talk, person: Resident | None, now: datetime) -> dict[str, Any]:
    if person is None:
        people = found(said.words, now=now) if said.words and not said.is_new else []
        note_looks(request.user, What.LIST, [each.resident for each in people], now=now)
        return {"found": people}
    note_look(request.user, What.PERSON, person, now=now)
    asking = Asking(person, request.user, now)
    to_come, over = registrations_of_person(person, now=now)
    return {
        "person": person,
        "spoken_phone": spoken(person.reached.phone),
        "to_come": [card_on_screen(registration, asking) for registration in to_come],
        "over": over,
        "same_contact": of_the_same_contact(person),
        "pieces": pieces_of_person(asking),
        "acts": acts_of(person)[:20],
        "last_act": last_act(request.user, person, now=now),  # type: ignore[arg-type]
        "contents": [choice for choice in Contents.choices if choice[0] != Contents.LETTER],
    }


def _which(said: Talk, session: Session | None, now: datetime) -> dict[str, Any]:
    if session is None:
        return {"rows": sessions_to_offer(said.events, now=now), "most_sessions": MOST_SESSIONS}
    programme = session.page.programme()
    taken = Seats.objects.taken_by_session([session.pk]).get(session.pk, {})
    row = session_row(session, list(programme.ways), taken, now=now)
    return {
        "session": session,
        "when": when(session),
        "first_words": first_words(session, programme, now=now),
        "script": script(session, programme, row, now=now),
    }


def _form(request: HttpRequest, session: Session, person: Resident | None, said: Talk, now: datetime) -> DeskJoinForm:
    taken = Seats.objects.taken_by_session([session.pk]).get(session.pk, {})
    form = DeskJoinForm(
        request.POST if request.method == "POST" else None,
        session=session,
        programme=session.page.programme(),
        taken=taken,
        now=now,
    )
    form.fields["channel"].initial = channel_of(request)
    form.is_about(person, heard=said.words)
    return form


def _take(request: HttpRequest, form: DeskJoinForm, person: Resident | None) -> Registration | None:
    channel = Channel(form.cleaned_data["channel"])
    request.session[CHANNEL] = channel
    standing = standing_place(person, form.session)
    if standing and not Registration.objects.filter(form_key=form.key).exists():
        form.add_error(
            None, _("この方は、この回にもう申し込んでいます：受付番号 %(number)s。") % {"number": standing.reference}
        )
        return None
    try:
        return deeds.take(
            by_whom(request, channel=channel), session_id=form.session.pk, wish=form.wish_of(person), form_key=form.key
        )
    except PlaceRefusedError as refused:
        form.add_error(None, _("この回には申し込めません：%(reason)s") % {"reason": refused.reason.label})
        return None


def _done(said: Talk, person: Resident | None) -> dict[str, Any]:
    """What to read out after a place was taken."""
    if not said.done or person is None:
        return {}
    made = get_object_or_404(Registration.objects.select_related("session__page"), pk=said.done, resident=person)
    if made.state == RegistrationState.CANCELLED:
        # Taken back a moment ago: reading out that it was received would be wrong.
        return {}
    together = [(each, spoken(each.reference)) for each in made.companions.select_related("resident")]
    return {"registration": made, "spoken": spoken(made.reference), "when": when(made.session), "together": together}
