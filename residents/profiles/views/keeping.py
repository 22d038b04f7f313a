"""Making a profile, reading it, changing it, and having it erased."""

from __future__ import annotations

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accessibility.display.code import code_of, spoken
from accessibility.preferences import DEFAULT
from accessibility.visits import Visit as Request
from residents import privacy
from residents.looks.actions import looks_of
from residents.looks.words import in_sentences
from residents.models import Resident
from residents.profiles import visits
from residents.profiles.actions import (
    Needs,
    change_profile,
    erase_profile,
    make_profile,
    profiles_of_contact,
    renew_number,
)
from residents.profiles.forms import NeedsForm, initial_of
from residents.profiles.handing import departments, used_in_words
from residents.profiles.models import Consent, Profile, Visit
from residents.profiles.offers import offers
from residents.profiles.overview import facts_of
from residents.profiles.views.back import way_back
from residents.profiles.views.doors import own, page, to_the_door
from residents.profiles.visits import proven_contact, visit_of

LOOKS_SHOWN = 50


@page
def choose(request: HttpRequest) -> HttpResponse:
    """Several people are reached at this address, or nobody keeps anything yet."""
    visit = visit_of(request)
    contact = proven_contact(visit) if visit else None
    if visit is None or contact is None:
        return to_the_door(request)
    found = profiles_of_contact(contact)
    if not found:
        return redirect("profiles:make")
    if request.method == "POST":
        chosen = next((profile for profile in found if str(profile.pk) == request.POST.get("profile")), None)
        if chosen:
            Visit.objects.filter(pk=visit.pk).update(profile=chosen)
            return redirect("profiles:own")
    return render(request, "profiles/choose.html", {"profiles": found})


@page
def make(request: Request) -> HttpResponse:
    """Keep something for the first time. Only whoever proved an address comes here."""
    visit = visit_of(request)
    contact = proven_contact(visit) if visit else None
    if visit is None or contact is None:
        return to_the_door(request)
    if request.method != "POST":
        before = offers().asked_before(contact)
        return _form_page(request, NeedsForm(initial=initial_of(before, name=before.name), is_new=True), visit)
    form, now = NeedsForm(request.POST, is_new=True), timezone.now()
    if not form.is_valid():
        return _form_page(request, form, visit, status=422)
    resident = Resident.objects.create(name=form.name_given, email=contact.email, phone=contact.phone, created_at=now)
    profile, number = make_profile(resident, form.needs(look=_look_of(request)), consent=Consent.WEB, now=now)
    visit.profile, visit.new_number = profile, number
    visit.save(update_fields=["profile", "new_number"])
    return redirect("profiles:own")


@own
def own_profile(request: HttpRequest, visit: Visit, profile: Profile) -> HttpResponse:
    """Everything that is kept, and what can be done with it."""
    contact = proven_contact(visit)
    context = {
        "profile": profile,
        "facts": facts_of(profile),
        "kept_days": settings.ENGAWA_PROFILE_KEPT_DAYS,
        "number": visit.new_number,
        "look": profile.look if profile.is_readable else "",
        "looks": looks_of(profile.resident).count(),
        "used_by": [department.form for department in departments()],
        "several": contact is not None and len(profiles_of_contact(contact)) > 1,
        "can_make_another": contact is not None,
    }
    return render(request, "profiles/own.html", context | {"back": way_back(request)})


@own
def change(request: Request, visit: Visit, profile: Profile) -> HttpResponse:
    """Keep something else from now on."""
    if request.method != "POST":
        kept = Needs(
            functions=profile.functions, details=profile.details, way=profile.way if profile.is_readable else ""
        )
        initial = initial_of(kept, name=profile.resident.name, look=profile.look)
        return _form_page(request, NeedsForm(initial=initial, is_new=False), visit)
    form, now = NeedsForm(request.POST, is_new=False), timezone.now()
    if not form.is_valid():
        return _form_page(request, form, visit, status=422)
    Resident.objects.filter(pk=profile.resident_id).update(name=form.name_given)
    change_profile(profile, form.needs(look=_look_of(request) or profile.look), now=now)
    return redirect("profiles:own")


@own
def looks(request: HttpRequest, _visit: Visit, profile: Profile) -> HttpResponse:
    """Who looked at what, and where it was put in."""
    seen = in_sentences(looks_of(profile.resident)[:LOOKS_SHOWN])
    uses = list(profile.uses.all())
    context = {"looks": seen, "uses": used_in_words(uses), "count": len(uses), "last_use": uses[0] if uses else None}
    return render(request, "profiles/looks.html", context)


@own
def new_number(request: HttpRequest, visit: Visit, profile: Profile) -> HttpResponse:
    """A number that was lost, or seen by somebody: the old one ends."""
    if request.method != "POST":
        return render(request, "profiles/new_number.html", {"profile": profile})
    now = timezone.now()
    number, contact = renew_number(profile, now=now), proven_contact(visit)
    response = redirect("profiles:own")
    # Every visit ended with the old number; this one goes on.
    begun = visits.begin(response, now=now, profile=profile, contact=contact)
    Visit.objects.filter(pk=begun.pk).update(new_number=number)
    return response


@own
def erase(request: HttpRequest, _visit: Visit, profile: Profile) -> HttpResponse:
    """Ask once more, then for good."""
    if request.method != "POST":
        return render(request, "profiles/erase.html", {"profile": profile, "facts": facts_of(profile)})
    erase_profile(profile, now=timezone.now())
    response = redirect("profiles:erased")
    visits.forget_cookie(response)
    return response


@page
def erased(request: HttpRequest) -> HttpResponse:
    """That it is done, and what stays."""
    return render(request, "profiles/erased.html")


@own
def take_along(_request: HttpRequest, _visit: Visit, profile: Profile) -> HttpResponse:
    """Everything the town knows of this person, as a file."""
    kept = json.dumps(privacy.export(profile.resident), ensure_ascii=False, indent=2)
    response = HttpResponse(kept, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="watashi-no-hairyo.json"'
    return response


@page
def close(request: HttpRequest) -> HttpResponse:
    """「閉じる」, on every page: who comes next at this computer finds nothing."""
    visit = visit_of(request)
    if request.method != "POST" or visit is None:
        return to_the_door(request)
    response = redirect("profiles:start")
    visits.end(visit, response)
    return response


def _form_page(request: HttpRequest, form: NeedsForm, visit: Visit, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "is_new": "consent" in form.fields,
        "profile": visit.profile,
        "kept_days": settings.ENGAWA_PROFILE_KEPT_DAYS,
    }
    return render(request, "profiles/needs.html", context, status=status)


def _look_of(request: Request) -> str:
    """The number of how this browser shows pages; nothing for pages as they come."""
    return "" if request.display == DEFAULT else spoken(code_of(request.display))
