"""The call that proves a new number: whoever answers reads out the eight digits of their registration."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.log_actions import log

from cms.duty import staff_with
from events.desk.duties import CHANGE
from events.desk.telephone.verbs import asked_in
from events.numbers.actions import drop_number, prove_number
from events.numbers.models import NewNumber
from residents import references

DROP = "drop"


class DigitsForm(forms.Form):
    """What was heard."""

    digits = forms.CharField(
        label=gettext_lazy("読み上げていただいた8けたの受付番号"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    wrong = forms.BooleanField(
        label=gettext_lazy("この番号の方は知らないと言った、または番号をかえない（申し出を消す）"), required=False
    )

    def clean(self) -> dict[str, object]:
        """Digits, or the end of it."""
        cleaned: dict[str, object] = super().clean() or {}
        if not cleaned.get("wrong") and not references.read(str(cleaned.get("digits", ""))):
            raise ValidationError(_("8けたの数字を確かめてください。例：4821-7306"), code="slip")
        return cleaned


@staff_with(CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def new_number(request: HttpRequest, number_id: int) -> HttpResponse:
    """What to say, and what was heard."""
    given = get_object_or_404(NewNumber.objects.to_call(timezone.now()), pk=number_id, proved_at=None)
    form = DigitsForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and (answer := _take(request, given, form)):
        return answer
    lines = [
        _("新しい番号 %(phone)s にかけてください。") % {"phone": given.phone},
        _("「連絡先をこの電話にかえる申し出がありました。申し込みの8けたの受付番号を、読んでいただけますか」。"),
        _("番号を、こちらから言わないでください。"),
    ]
    about = given.registration.resident.name
    return asked_in(request, form, heading=_("新しい電話番号を確かめる"), about=about, verb=_("決める"), lines=lines)


def _take(request: HttpRequest, given: NewNumber, form: DigitsForm) -> HttpResponse | None:
    registration = given.registration
    if form.cleaned_data["wrong"]:
        drop_number(number_id=given.pk)
        log(instance=registration, action="events.new_number_refused", user=request.user)
        messages.success(request, _("申し出を消しました。連絡先は、前のままです。"))
        return redirect("events_desk:calls")
    heard, now = form.cleaned_data["digits"], timezone.now()
    if not prove_number(number_id=given.pk, digits=heard, by=request.user, now=now):  # type: ignore[arg-type]
        form.add_error("digits", _("申し込みの番号と違います。連絡先は、前のままです。もう一度うかがってください。"))
        return None
    log(instance=registration, action="events.new_number_proved", user=request.user)
    messages.success(request, _("連絡先を新しい番号にかえました。前の番号が一覧に出たら、そちらにも伝えてください。"))
    return redirect("events_desk:calls")
