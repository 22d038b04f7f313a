"""What is done for the person on the line. Every screen and button comes back to the talk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accessibility.way_back import way_back
from cms.duty import staff_with
from cms.meanwhile import Watched
from events.actions import PlaceRefusedError, SupportMoveRefusedError, WayIsFullError
from events.choices import RegistrationState
from events.desk import deeds
from events.desk.acts import by_whom
from events.desk.duties import ADD, CHANGE
from events.desk.forms import ContactForm, DeskChangeForm, SupportForm
from events.desk.models import Act
from events.desk.undoing import UndoRefusedError
from events.desk.undoing import undo as take_back
from events.models import Registration
from residents.models import Resident


def back(request: HttpRequest, person: Resident | None = None) -> HttpResponseRedirect:
    """To where the button was."""
    talk = reverse("events_desk:talk")
    return HttpResponseRedirect(way_back(request, f"{talk}?person={person.pk}" if person else talk))


def asked_in(request: HttpRequest, form: forms.Form, **context: Any) -> HttpResponse:
    """A screen that asks a few things for the talk and goes back to it: with ``heading``, ``about`` and ``verb``."""
    context |= {"form": form, "next": back(request).url}
    return render(request, "events/desk/form.html", context, status=422 if form.errors else 200)


def _registration(registration_id: int) -> Registration:
    known = Registration.objects.select_related("session__page", "resident__reached_through")
    return get_object_or_404(known, pk=registration_id)


def _person(person_id: int) -> Resident:
    return get_object_or_404(Resident.objects.exclude(name=""), pk=person_id)


@staff_with(CHANGE)
@require_POST
def cancel(request: HttpRequest, registration_id: int) -> HttpResponse:
    """Give a place back for somebody who called."""
    registration = _registration(registration_id)
    deeds.cancel(by_whom(request), registration)
    messages.success(request, _("受付番号 %(reference)s を取り消しました。") % {"reference": registration.reference})
    return back(request, registration.resident)


@staff_with(CHANGE)
@require_POST
def restore(request: HttpRequest, registration_id: int) -> HttpResponse:
    """It was a mistake, or they can come after all."""
    registration = _registration(registration_id)
    try:
        done = deeds.restore(by_whom(request), registration)
    except PlaceRefusedError as refused:
        messages.error(request, _("もどせません：%(reason)s") % {"reason": refused.reason.label})
    else:
        _say_how_it_stands(request, done)
    return back(request, registration.resident)


@staff_with(CHANGE)
@require_POST
def accept(request: HttpRequest, registration_id: int) -> HttpResponse:
    """Yes to a place that became free."""
    registration = _registration(registration_id)
    try:
        done = deeds.accept(by_whom(request), registration)
    except PlaceRefusedError as refused:
        messages.error(request, _("席を用意できません：%(reason)s") % {"reason": refused.reason.label})
    else:
        _say_how_it_stands(request, done)
    return back(request, registration.resident)


def _say_how_it_stands(request: HttpRequest, registration: Registration) -> None:
    said = {"reference": registration.reference, "state": registration.get_state_display()}
    if registration.state == RegistrationState.SEATED:
        messages.success(request, _("受付番号 %(reference)s は「%(state)s」です。") % said)
    else:
        messages.warning(request, _("受付番号 %(reference)s は「%(state)s」です。お伝えください。") % said)


class NoteForm(forms.Form):
    """A line for colleagues."""

    staff_note = forms.CharField(
        label=_("係への連絡"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@staff_with(CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, registration_id: int) -> HttpResponse:
    """What colleagues should know on the day."""
    registration = _registration(registration_id)
    form = NoteForm(request.POST or None, initial={"staff_note": registration.staff_note})
    if Watched(form).is_valid():
        deeds.note(by_whom(request), registration, form.cleaned_data["staff_note"].strip())
        messages.success(request, _("係への連絡を書きました。"))
        return back(request, registration.resident)
    about = f"{registration.resident.name}：{registration.session.page.title}"
    return asked_in(request, form, heading=_("係への連絡"), about=about, verb=_("書きとめる"))


@staff_with(CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: HttpRequest, person_id: int) -> HttpResponse:
    """Another name, number or address."""
    person = _person(person_id)
    known = {field: getattr(person, field) for field in deeds.CONTACT}
    through = bool(person.reached_through_id)
    form = ContactForm(request.POST or None, initial=known, reached_through_somebody=through)
    if Watched(form).is_valid():
        if deeds.correct_contact(by_whom(request), person, form.cleaned_data):
            messages.success(request, _("お名前・連絡先を直しました。"))
        return back(request, person)
    lines = [_("「お電話番号をもう一度うかがえますか」。うかがった番号を、読み上げて確かめます。")]
    return asked_in(request, form, heading=_("お名前・連絡先を直す"), about=person.name, verb=_("直す"), lines=lines)


@staff_with(ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def new_person(request: HttpRequest) -> HttpResponse:
    """Somebody to call again, before anything is decided."""
    form = ContactForm(request.POST or None, initial={"name": request.GET.get("name", "")[:100]})
    if request.method == "POST" and form.is_valid():
        person = Resident.objects.create(created_at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("%(name)s 様を書きとめました。") % {"name": person.name})
        return HttpResponseRedirect(f"{reverse('events_desk:talk')}?person={person.pk}")
    days = {"days": settings.ENGAWA_PERSONAL_DATA_KEPT_DAYS}
    lines = [_("申し込みがないまま%(days)d日たつと、自動で消えます。") % days]
    return asked_in(request, form, heading=_("はじめての方"), about="", verb=_("書きとめる"), lines=lines)


@staff_with(CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, registration_id: int) -> HttpResponse:
    """Another way of joining, more people who come along."""
    registration = _registration(registration_id)
    ways = list(registration.session.page.ways.all())
    form = DeskChangeForm(request.POST or None, registration=registration, ways=ways)
    if Watched(form).is_valid() and _change(request, form, registration):
        return back(request, registration.resident)
    about = f"{registration.resident.name}：{registration.session.page.title}"
    return asked_in(request, form, heading=_("参加方法・人数を変える"), about=about, verb=_("変える"))


def _change(request: HttpRequest, form: DeskChangeForm, registration: Registration) -> bool:
    said, by = form.cleaned_data, by_whom(request)
    key, partial = f"{registration.pk}.{said['form_key'][:40]}", said["partial_ok"]
    try:
        with transaction.atomic():
            deeds.change(by, registration, form.change())
            added = deeds.add_people(by, registration, said["companions"], form_key=key, partial_ok=partial)
    except WayIsFullError:
        form.add_error("way", _("この参加方法は満員です。いまの参加方法はそのままです。"))
        return False
    except PlaceRefusedError as refused:
        form.add_error("companions", _("加えられません：%(reason)s") % {"reason": refused.reason.label})
        return False
    for one in added:
        words = {"name": one.resident.name, "state": one.get_state_display(), "reference": one.reference}
        messages.success(request, _("%(name)s 様：%(state)s、受付番号 %(reference)s") % words)
    messages.success(request, _("変えました。"))
    return True


@staff_with(CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def ask_support(request: HttpRequest, registration_id: int) -> HttpResponse:
    """More support, said on the telephone."""
    registration = _registration(registration_id)
    form = SupportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            deeds.ask_for_support(by_whom(request), registration, form.wanted())
        except SupportMoveRefusedError:
            form.add_error(None, _("この申し込みには、もう配慮を加えられません。"))
        else:
            messages.success(request, _("配慮の申し出を受けました。担当が手配し、お知らせします。"))
            return back(request, registration.resident)
    about = f"{registration.resident.name}：{registration.session.page.title}"
    lines = [_("「ほかに、してほしいことはありますか。病気や障害の名前は、お聞きしません」。")]
    return asked_in(request, form, heading=_("配慮を加える"), about=about, verb=_("申し出を受ける"), lines=lines)


@staff_with(CHANGE)
@require_POST
def undo(request: HttpRequest, act_id: int) -> HttpResponse:
    """Take back what somebody of the staff did."""
    get_object_or_404(Act, pk=act_id)
    try:
        act = take_back(by_whom(request), act_id)
    except (UndoRefusedError, PlaceRefusedError) as refused:
        words = refused.reason.label if isinstance(refused, PlaceRefusedError) else refused
        messages.error(request, _("もとにもどせません：%(why)s") % {"why": words})
    else:
        messages.success(request, _("「%(deed)s」をもとにもどしました。") % {"deed": act.get_deed_display()})
    return back(request)
