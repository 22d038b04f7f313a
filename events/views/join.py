"""Taking a place without an account."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accessibility.display.sets import READY_MADE, WORDS
from accessibility.display.views import remember
from accessibility.forgery import works_without_cookies
from accessibility.keyed_form import key_inside
from accessibility.preferences import DEFAULT, FURIGANA, DisplayPreferences
from accessibility.throttle import TOO_OFTEN, too_many
from events import rules
from events.actions import PlaceRefusedError, take_place
from events.forms.join import JoinForm
from events.letters.visits import words_of
from events.models import Registration, Seats, Session, SupportOffer, WayOffer
from events.models.originals import as_read_here, offers_as_read_here
from events.needs.joining import Filling, fill_in, filling, note_that_it_was_used, with_details
from events.overview import Programme, session_row, when

logger = logging.getLogger(__name__)

# A whole town may stand behind one address (its own network, a telephone company), and wants a place in the same
# minute. One form, however, is sent again by somebody whose line is shaky, or by a program.
FORMS_FROM_ONE_ADDRESS_IN_TEN_MINUTES = 1000
SENDINGS_OF_ONE_FORM_IN_TEN_MINUTES = 30
# A home with one address for everybody puts down thirty people in an afternoon; each place writes a letter there, and
# somebody's letter box must not be filled by a stranger.
PLACES_FOR_ONE_CONTACT_IN_TEN_MINUTES = 40
# An event has seventy columns; this page shows and decides by these.
SHOWN = (
    *("page_id", "starts_at", "ends_at", "times_known", "registration_opens_at", "registration_closes_at"),
    *("capacity", "way_capacities", "status", "note", "note_en", "news", "news_en", "support_days"),
    *(f"page__{name}" for name in ("title", "url_path", "locale_id", "translation_key")),
    *(f"page__{name}" for name in ("fee", "contact_phone", "takes_registrations", "quiet", "kind")),
)


@works_without_cookies
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, session_id: int) -> HttpResponse:
    """The form for one session, or the reason why it takes nobody and what to do instead."""
    session = get_object_or_404(Session.objects.public().select_related("page").only(*SHOWN), pk=session_id)
    now = timezone.now()
    if look := _look_asked_for(request):
        return _in_another_look(request, session, now, look)
    if request.method == "POST":
        return _take(request, session, now)
    if rules.refusal(session, now=now):
        return _refused(request, session, now, status=200)
    form = _form(session, now)
    if filled := filling(request, form):
        fill_in(form, filled)
    return _form_page(request, form, now, filled=filled)


def _form(session: Session, now: datetime, data: Any = None) -> JoinForm:
    taken: Any = SimpleLazyObject(lambda: Seats.objects.taken_by_session([session.pk]).get(session.pk, {}))
    ways, support = offers_as_read_here(session, WayOffer), offers_as_read_here(session, SupportOffer)
    programme = Programme([(session, taken)], ways, support, session.page.fee)
    return JoinForm(data, session=session, programme=programme, taken=taken, now=now)


def _look_asked_for(request: HttpRequest) -> DisplayPreferences | None:
    """The look that a button of this form asks for, so that nobody has to leave it to read it better."""
    display: DisplayPreferences = request.display  # type: ignore[attr-defined]
    if request.POST.get("look") == "default":
        return display.with_choices(DEFAULT.choices)
    if ready_made := READY_MADE.get(request.POST.get("look", "")):
        return display.with_choices(ready_made.choices)
    if request.POST.get("furigana") in FURIGANA:
        return display.with_choices({"furigana": request.POST["furigana"]})
    return None


def _in_another_look(request: HttpRequest, session: Session, now: datetime, look: DisplayPreferences) -> HttpResponse:
    """The same form in another look. What was typed so far stays, and nobody is told of mistakes yet."""
    typed = request.POST
    form = _form(session, now)
    form.initial = {name: typed[name] for name in form.fields if name in typed}
    form.initial["support"] = typed.getlist("support")
    request.display = look  # type: ignore[attr-defined]
    return remember(_form_page(request, form, now), look)


def _take(request: HttpRequest, session: Session, now: datetime) -> HttpResponse:
    form = _form(session, now, request.POST)
    if _sent_too_often(request):
        form.add_error(None, TOO_OFTEN)
        return _form_page(request, form, now, status=429)
    if not form.is_valid():
        return _not_as_asked(request, form, now)
    wish = form.wish()
    if wish.contact and too_many(
        request, purpose="join_to", limit=PLACES_FOR_ONE_CONTACT_IN_TEN_MINUTES, of=wish.contact.words.casefold()
    ):
        form.add_error(None, _("同じ連絡先への申し込みが続いています。10分ほど待つか、電話でお申し込みください。"))
        return _form_page(request, form, now, status=429)
    # What was chosen in the form counts before the look in which the form was read.
    wish = replace(wish, letters_in=wish.letters_in or words_of(request))
    try:
        wish, kept = with_details(request, wish)
        registration = take_place(session_id=session.pk, wish=wish, form_key=form.cleaned_data["form_key"], now=now)
        note_that_it_was_used(kept, registration, now=now)
    except PlaceRefusedError:
        return _refused(request, session, now, status=409)
    except OperationalError as error:
        # The database is busy or full. What was typed must not be lost with it; whoever minds the machine must know.
        logger.error("a registration for session %s was not taken: %s", session.pk, error)  # noqa: TRY400 -- a traceback would hold what was typed
        form.add_error(
            None,
            _("いま混み合っています。書いたことはそのままです。少し待って、もう一度「申し込む」を押してください。"),
        )
        return _form_page(request, form, now, status=503)
    return redirect("events:registration", token=registration.token)


def _not_as_asked(request: HttpRequest, form: JoinForm, now: datetime) -> HttpResponse:
    """The form with its mistakes, unless it has its place already.

    A form that waited in a device may come again, its answer lost, when its key or its choices are out of date.
    """
    key = key_inside(request.POST.get("form_key", ""), salt=form.salt)
    if key and (known := Registration.objects.filter(form_key=key).first()):
        return redirect("events:registration", token=known.token)
    # Nobody should mend a form that nobody will take.
    if rules.refusal(form.session, now=now):
        return _refused(request, form.session, now, status=409)
    return _form_page(request, form, now, status=422)


def _sent_too_often(request: HttpRequest) -> bool:
    form = request.POST.get("form_key", "")
    return too_many(request, purpose="join", limit=FORMS_FROM_ONE_ADDRESS_IN_TEN_MINUTES) or too_many(
        request, purpose="join", limit=SENDINGS_OF_ONE_FORM_IN_TEN_MINUTES, of=form
    )


def _row(session: Session, now: datetime) -> Any:
    taken = Seats.objects.taken_by_session([session.pk]).get(session.pk, {})
    return session_row(session, list(session.page.ways.all()), taken, now=now)


def _form_page(
    request: HttpRequest, form: JoinForm, now: datetime, *, status: int = 200, filled: Filling | None = None
) -> HttpResponse:
    session = form.session
    questions = form.questions()
    context = {
        "form": form,
        "questions": questions,
        "last_question": f"#question-{len(questions)}",
        "event": as_read_here(session),
        "row": _row(session, now),
        "support": form.support_rows(now=now),
        # What needs no tick stands below what can be ticked, unless nothing can or one question stands alone.
        "support_last": request.display.is_simple or "support" not in (one.field.name for one in questions),  # type: ignore[attr-defined]
        "kept_days": settings.ENGAWA_PERSONAL_DATA_KEPT_DAYS,
        "filled": filled or filling(request, form),
        "looks_in_form": True,
        "looks": [(name, title) for name, (title, _what_changes) in WORDS.items()],
    }
    return render(request, "events/join.html", context, status=status)


def _refused(request: HttpRequest, session: Session, now: datetime, *, status: int) -> HttpResponse:
    others = Session.objects.open_for_registration(now).filter(page=session.page).exclude(pk=session.pk)
    choices = [{"pk": other.pk, "when": when(other)} for other in others[:5]]
    context = {"event": as_read_here(session), "row": _row(session, now), "others": choices}
    return render(request, "events/join_refused.html", context, status=status)
