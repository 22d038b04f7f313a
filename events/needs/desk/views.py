"""Screens of the desk. Each look at somebody's needs is noted before anything is shown, and none is cached."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.log_actions import log

from cms.duty import staff_with
from cms.meanwhile import Watched
from events.needs.desk.duties import CHANGE, SEE, SEE_LOOKS
from events.needs.desk.forms import DeskNeedsForm
from events.needs.desk.reads import looks_found, persons_number
from residents.looks.actions import note_look
from residents.looks.models import What
from residents.models import Resident
from residents.profiles.actions import (
    Needs,
    change_profile,
    erase_profile,
    make_profile,
    note_sign_of_life,
    profile_of,
    renew_number,
)
from residents.profiles.forms import initial_of
from residents.profiles.models import Consent, Profile
from residents.profiles.overview import facts_of

LOOKS_ON_A_PAGE = 100


@staff_with(SEE)
@require_GET
def needs(request: HttpRequest, resident_id: int) -> HttpResponse:
    """What this person has asked to be kept."""
    resident, profile = _of(resident_id)
    if profile is None:
        return redirect("needs_desk:keep", resident_id=resident.pk)
    note_look(request.user, What.PROFILE, resident)
    context = {
        "person": resident,
        "profile": profile,
        "facts": facts_of(profile),
        "may_change": request.user.has_perm(CHANGE),
    }
    return render(request, "events/needs/desk/needs.html", context)


@staff_with(CHANGE)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def keep(request: HttpRequest, resident_id: int) -> HttpResponse:
    """Keep it for somebody who says that we may, or change what is kept on their word."""
    resident, profile = _of(resident_id)
    note_look(request.user, What.PROFILE, resident)
    data, now = request.POST if request.method == "POST" else None, timezone.now()
    form = DeskNeedsForm(data, initial=_initial(resident, profile), is_new=profile is None)
    if not Watched(form).is_valid():
        return _form_page(request, form, resident, status=422 if form.errors else 200)
    Resident.objects.filter(pk=resident.pk).update(name=form.name_given)
    if profile is not None:
        change_profile(profile, form.needs(look=profile.look), now=now)
        log(instance=profile, action="profiles.changed", user=request.user)
        return redirect("needs_desk:needs", resident_id=resident.pk)
    how = Consent(form.cleaned_data["consent"])
    made, number = make_profile(resident, form.needs(look=""), consent=how, now=now)
    log(instance=made, action="profiles.kept", user=request.user)
    return _number_page(request, resident, number)


@staff_with(CHANGE)
@require_POST
def stay(request: HttpRequest, resident_id: int) -> HttpResponse:
    """On the resident's word it is kept for another year. That staff looked is no word of theirs."""
    _resident, profile = _of(resident_id)
    if profile is not None:
        note_sign_of_life(profile.pk, now=timezone.now())
        log(instance=profile, action="profiles.stays", user=request.user)
        messages.success(request, _("このまま預かります。"))
    return redirect("needs_desk:needs", resident_id=resident_id)


@staff_with(CHANGE)
@require_POST
def new_number(request: HttpRequest, resident_id: int) -> HttpResponse:
    """For who lost theirs. It is read out or written down now; nobody can look it up later."""
    resident, profile = _of(resident_id)
    if profile is None:
        return redirect("needs_desk:keep", resident_id=resident.pk)
    number = renew_number(profile, now=timezone.now())
    log(instance=profile, action="profiles.new_number", user=request.user)
    return _number_page(request, resident, number)


@staff_with(CHANGE)
@require_POST
def erase(request: HttpRequest, resident_id: int) -> HttpResponse:
    """On the resident's word. Places that were taken stay."""
    _resident, profile = _of(resident_id)
    if profile is not None:
        log(instance=profile, action="profiles.erased", user=request.user)
        erase_profile(profile, now=timezone.now())
    messages.success(request, _("預かっていた配慮を消しました。申し込みは、そのままです。"))
    return redirect(f"{reverse('events_desk:talk')}?person={resident_id}")


@staff_with(SEE_LOOKS)
@require_GET
def looks(request: HttpRequest) -> HttpResponse:
    """Who looked at what, for auditors: numbers, offices' accounts and times, and nothing of what was seen."""
    typed = request.GET.get("number", "").strip()[:60]
    page = Paginator(looks_found(persons_number(typed)), LOOKS_ON_A_PAGE).get_page(request.GET.get("p"))
    return render(request, "events/needs/desk/looks.html", {"page": page, "typed": typed})


def _of(resident_id: int) -> tuple[Resident, Profile | None]:
    resident = get_object_or_404(Resident.objects.exclude(name=""), pk=resident_id)
    return resident, profile_of(resident)


def _initial(resident: Resident, profile: Profile | None) -> dict[str, object]:
    if profile is None:
        return {"name": resident.name}
    way = profile.way if profile.is_readable else ""
    return initial_of(Needs(functions=profile.functions, details=profile.details, way=way), name=resident.name)


def _form_page(request: HttpRequest, form: DeskNeedsForm, resident: Resident, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "person": resident, "is_new": "consent" in form.fields}
    return render(request, "events/needs/desk/keep.html", context, status=status)


def _number_page(request: HttpRequest, resident: Resident, number: str) -> HttpResponse:
    context = {"person": resident, "number": number, "digits": "　".join(number.replace("-", "、"))}
    return render(request, "events/needs/desk/number.html", context)
