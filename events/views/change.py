"""Changing a registration by its link: how to join, names, who comes along."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accessibility.forgery import works_without_cookies
from accessibility.private import private
from accessibility.throttle import TOO_OFTEN, too_many
from events import rules
from events.actions import PlaceRefusedError, WayIsFullError, add_people, cancel_place, change_place
from events.by_link import find
from events.forms.change import ChangeForm, PeopleForm
from events.models import Registration, WayOffer
from events.models.originals import as_read_here, offers_as_read_here
from events.places.people import MOST
from residents import references

CHANGES_IN_TEN_MINUTES = 60
BUSY = "いま混み合っています。書いたことはそのままです。少し待って、もう一度押してください。"


@works_without_cookies
@private("same-origin")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, token: str) -> HttpResponse:
    """How to join, names, letters. A way that is full changes nothing and says so."""
    found, now = find(token), timezone.now()
    if not rules.may_be_changed(found) or found.session.ends_at <= now:
        return redirect("events:registration", token=token)
    ways = rules.ways_of(found.session, offers_as_read_here(found.session, WayOffer))
    form = ChangeForm(request.POST if request.method == "POST" else None, registration=found, ways=ways)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            change_place(registration_id=found.pk, change=form.change(), now=now)
        except WayIsFullError:
            form.add_error("way", _("この方法は、いま満員です。いまの参加方法のままにしてあります。"))
            status = 409
        except OperationalError:
            form.add_error(None, _(BUSY))
            status = 503
        else:
            return redirect("events:registration", token=token)
    return render(request, "events/change.html", _context(found, form), status=status)


@works_without_cookies
@private("same-origin")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest, token: str) -> HttpResponse:
    """Who comes along: to add some, or to take somebody out."""
    found, now = find(token), timezone.now()
    if not rules.may_be_changed(found) or found.session.ends_at <= now or found.lead_id:
        return redirect("events:registration", token=token)
    if request.method == "POST" and "remove" in request.POST:
        return _remove(request, found)
    form = PeopleForm(
        request.POST if request.method == "POST" else None, initial={"form_key": secrets.token_urlsafe(16)}
    )
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        status = _add(request, found, form)
        if status == 302:
            return redirect("events:people", token=token)
    return render(request, "events/people.html", _people_context(found, form), status=status)


def _add(request: HttpRequest, found: Registration, form: PeopleForm) -> int:
    """Put them down; the status of the answer, 302 when they are."""
    chosen = form.cleaned_data
    family = Registration.objects.family_of(found).standing().count()
    if family - 1 + len(chosen["people"]) > MOST:
        words = _("いっしょに申し込めるのは%(most)d人までです。もっと多いときは、電話でご相談ください。")
        form.add_error("people", words % {"most": MOST})
        return 422
    if too_many(request, purpose="people", limit=CHANGES_IN_TEN_MINUTES, of=found.token):
        form.add_error(None, TOO_OFTEN)
        return 429
    try:
        add_people(
            registration_id=found.pk,
            people=chosen["people"],
            partial_ok=chosen["partial_ok"],
            # What a browser sends is not believed to be its own: another family's key must not swallow these people.
            form_key=f"{found.family_id}.{chosen['form_key']}",
            now=timezone.now(),
        )
    except PlaceRefusedError as refused:
        form.add_error(None, _("いまは人を加えられません：%(reason)s") % {"reason": refused.reason.label})
        return 409
    except OperationalError:
        form.add_error(None, _(BUSY))
        return 503
    return 302


def _remove(request: HttpRequest, found: Registration) -> HttpResponse:
    """One of the family stays at home. Only their own row, and never somebody else's family."""
    family = Registration.objects.family_of(found).standing()
    named = family.filter(reference=references.read(request.POST["remove"])).first()
    if named is None:
        return redirect("events:people", token=found.token)
    cancel_place(registration_id=named.pk, now=timezone.now(), alone=True)
    if named.pk != found.pk:
        return redirect("events:people", token=found.token)
    # Somebody else stands for the family from now on.
    stays = Registration.objects.filter(pk__in=family.values("pk")).first()
    return redirect("events:registration", token=stays.token if stays else found.token)


def _context(found: Registration, form: Any) -> dict[str, Any]:
    return {"registration": found, "event": as_read_here(found.session), "form": form}


def _people_context(found: Registration, form: PeopleForm) -> dict[str, Any]:
    family = Registration.objects.family_of(found).standing().select_related("resident")
    return _context(found, form) | {"family": list(family)}
