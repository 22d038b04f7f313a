"""The list of calls, and promising one."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accessibility.date_fields import MomentField
from accessibility.spreadsheets import as_csv
from cms.duty import staff_with
from events.desk import deeds
from events.desk.acts import by_whom, last_call
from events.desk.calls import actions
from events.desk.calls.reads import calls
from events.desk.duties import CHANGE, EXPORT, SEE
from events.desk.models import CallBack
from events.desk.telephone.verbs import asked_in, back
from events.desk_pieces import other_calls
from events.models import Letter
from events.numbers.actions import drop_number, note_try
from events.numbers.models import NewNumber
from residents.looks.actions import note_looks
from residents.looks.models import What
from residents.models import Resident

# Kinds of calls that are about a number, not about news.
NEW_NUMBER, OLD_NUMBER = "new_number", "old_number"


@staff_with(SEE)
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Whom to call now, and what is promised for later."""
    now = timezone.now()
    everything = calls(now=now)
    note_looks(request.user, What.LIST, [call.resident for call in everything])
    context = {
        "last_act": last_call(request.user, now=now),  # type: ignore[arg-type]
        "now_due": [call for call in everything if call.is_due],
        "later": [call for call in everything if not call.is_due],
        "elsewhere": other_calls(request.user),
        "may_change": request.user.has_perm(CHANGE),
    }
    return render(request, "events/desk/calls/list.html", context)


@staff_with(EXPORT)
@require_GET
def table(request: HttpRequest) -> HttpResponse:
    """The list for a desk without a screen."""
    everything = calls(now=timezone.now())
    note_looks(request.user, What.LIST, [call.resident for call in everything])
    head = ("お名前", "よみがな", "電話番号", "用件", "受付番号", "いつ", "かけた回数")
    rows = [
        (
            call.resident.name,
            call.resident.reading,
            call.phone,
            call.about,
            call.reference,
            f"{timezone.localtime(call.since):%Y-%m-%d %H:%M}",
            len(call.tries),
        )
        for call in everything
    ]
    response = HttpResponse(as_csv([head, *rows]), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="calls-{timezone.localdate().isoformat()}.csv"'
    return response


class PromiseForm(forms.Form):
    """What the call is about, and when."""

    about = forms.CharField(
        label=gettext_lazy("用件"),
        max_length=300,
        help_text=gettext_lazy("例：手話通訳が決まったか、知らせる。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    call_at = MomentField(label=gettext_lazy("いつかけるか"), help_text=gettext_lazy("例：12月5日 午後2時、12/5 14:00"))


@staff_with(CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def promise(request: HttpRequest, person_id: int) -> HttpResponse:
    """「折り返しお電話します」."""
    person = get_object_or_404(Resident.objects.exclude(name=""), pk=person_id)
    form = PromiseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.promise(by_whom(request), person, about=said["about"], call_at=said["call_at"])
        messages.success(request, _("折り返しの電話を、一覧に入れました。"))
        return back(request, person)
    lines = [_("「折り返しお電話します。何時ごろがよろしいですか」。")]
    return asked_in(
        request, form, heading=_("折り返しの電話を約束する"), about=person.name, verb=_("約束する"), lines=lines
    )


def _reason(kind: str, number: int) -> Letter | CallBack:
    if kind == "letter":
        return get_object_or_404(Letter.objects.select_related("registration__resident"), pk=number)
    return get_object_or_404(CallBack.objects.select_related("resident"), pk=number)


@staff_with(CHANGE)
@require_POST
def done(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Staff reached them."""
    if kind == OLD_NUMBER:
        drop_number(number_id=get_object_or_404(NewNumber.objects.exclude(proved_at=None), pk=number).pk)
        messages.success(request, _("電話したことを記録しました。"))
        return back(request)
    reason, by = _reason(kind, number), by_whom(request)
    if isinstance(reason, Letter):
        deeds.told(by, reason)
    else:
        actions.done(by, reason)
    messages.success(request, _("電話したことを記録しました。"))
    return back(request)


@staff_with(CHANGE)
@require_POST
def nobody(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """It rang, and nobody answered."""
    if kind in {NEW_NUMBER, OLD_NUMBER}:
        note_try(number_id=get_object_or_404(NewNumber, pk=number).pk, now=timezone.now())
    else:
        actions.nobody_answered(by_whom(request), _reason(kind, number))
    messages.success(request, _("出なかったことを記録しました。一覧に残ります。"))
    return back(request)
