"""Keying in reply cards one after the other, and printing empty ones."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from cms.duty import staff_with
from documents.upload.limited import ChildFailedError, LimitReachedError
from events.actions import PlaceRefusedError
from events.choices import Channel, RegistrationState
from events.desk import deeds
from events.desk.acts import by_whom
from events.desk.duties import ADD, SEE
from events.desk.models import Act, Deed
from events.desk.paper.codes import code_of, session_of
from events.desk.paper.forms import CardForm
from events.desk.paper.printing import card_pdf
from events.models import Registration, Session
from events.overview import when
from residents import references


@staff_with(ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def key_in(request: HttpRequest) -> HttpResponse:
    """Code, card, next card. A reference leads to the registration that it names."""
    typed = request.GET.get("code", "")
    reference = references.read(typed)
    known = Registration.objects.filter(reference=reference).exclude(resident__name="").first() if reference else None
    if known:
        return redirect(f"{reverse('events_desk:talk')}?person={known.resident_id}#registration-{known.pk}")
    number = session_of(typed)
    session = Session.objects.select_related("page").filter(pk=number).first() if number else None
    if typed and session is None:
        words = _("「%(typed)s」という番号は見つかりません。数字を確かめてください。") % {"typed": typed[:40]}
        messages.error(request, words)
    if session is None:
        return render(request, "events/desk/paper/code.html", {"typed": typed})
    return _card(request, session)


def _card(request: HttpRequest, session: Session) -> HttpResponse:
    form = CardForm(request.POST or None, programme=session.page.programme())
    code = code_of(session.pk)
    if request.method == "POST" and form.is_valid() and _taken(request, session, form):
        return redirect(f"{reverse('events_desk:paper')}?code={code}")
    keyed = Act.objects.filter(by=request.user.pk, deed=Deed.KEYED, registration__session=session)
    context = {
        "session": session,
        "when": when(session),
        "code": code,
        "form": form,
        "acts": keyed.select_related("registration__resident", "registration__session__page", "by", "undone_by")[:10],
        "here": f"{reverse('events_desk:paper')}?code={code}",
    }
    return render(request, "events/desk/paper/card.html", context, status=422 if form.errors else 200)


def _taken(request: HttpRequest, session: Session, form: CardForm) -> bool:
    by = by_whom(request, channel=Channel.PAPER)
    key = f"paper.{session.pk}.{form.cleaned_data['form_key'][:40]}"
    try:
        made = deeds.take(by, session_id=session.pk, wish=form.wish(), form_key=key)
    except PlaceRefusedError as refused:
        form.add_error(None, _("この回には申し込めません：%(reason)s") % {"reason": refused.reason.label})
        return False
    asked = "、".join(request_.words for request_ in made.support_requests.all()) or _("なし")
    said = {
        "name": made.resident.name,
        "way": made.get_way_display(),
        "support": asked,
        "reference": made.reference,
        "state": made.get_state_display(),
    }
    words = _("%(name)s 様：%(state)s、%(way)s、配慮：%(support)s、受付番号 %(reference)s") % said
    if form.no_longer_offered:
        told = _("「%(support)s」は、いまこの催しにありません。用紙のとおりに、申し出として受け付けました。")
        messages.warning(request, told % {"support": "、".join(form.no_longer_offered)})
    say = messages.success if made.state == RegistrationState.SEATED else messages.warning
    say(request, words)
    return True


@staff_with(SEE)
@require_GET
def empty_card(request: HttpRequest, session_id: int) -> HttpResponse:
    """The card to be printed, copied and handed out."""
    session = get_object_or_404(Session.objects.select_related("page"), pk=session_id)
    try:
        content = card_pdf(session, now=timezone.now())
    except (ChildFailedError, LimitReachedError):
        messages.error(request, _("PDFを作れませんでした。少し待って、もう一度押してください。"))
        return redirect("events_desk:session", session_id=session_id)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="card-{session_id}.pdf"'
    return response
