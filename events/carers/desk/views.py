"""Screens of the desk, each with the permission it needs, none kept in a cache."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.log_actions import log

from cms.duty import staff_with
from events.carers.desk.forms import DeskMandateForm
from events.carers.words import mandate_facts
from residents import references
from residents.mandates.actions import MandateEndedError, ask_for_mandate, confirm, end
from residents.mandates.choices import Confirmation, EndedBy, MandateState, Scope
from residents.mandates.models import Mandate, Notice

SEE = "mandates.view_mandate"
ADD = "mandates.add_mandate"
CHANGE = "mandates.change_mandate"
SHOWN = 200


@staff_with(SEE)
@require_GET
def mandates(request: HttpRequest) -> HttpResponse:
    """Whom to ask, whom to call, and what is valid; found by number or name."""
    now, words = timezone.now(), request.GET.get("words", "").strip()[:100]
    waiting = Mandate.objects.asked(now).filter(resident__email="")
    context = {
        "words": words,
        "waiting": waiting.select_related("carer", "resident").order_by("asked_at")[:SHOWN],
        "calls": calls_to_make()[:SHOWN],
        "found": _found(words) if words else Mandate.objects.valid(now).select_related("carer", "resident")[:SHOWN],
        "may_add": request.user.has_perm(ADD),
        "may_change": request.user.has_perm(CHANGE),
    }
    return render(request, "events/carers/desk/mandates.html", context)


def calls_to_make() -> QuerySet[Notice]:
    """Whom to tell by telephone what others are told by letter. What waits for an answer stands in its own list."""
    untold = Notice.objects.filter(by_mail=False, told_at=None)
    waiting = Q(mandate__confirmed_at=None, mandate__ended_at=None, to_carer=False)
    return untold.exclude(waiting).select_related("mandate__carer", "mandate__resident", "act").order_by("pk")


def _found(words: str) -> QuerySet[Mandate]:
    by_number = Q(reference=references.read(words) or words)
    by_name = Q(carer__name__icontains=words) | Q(resident__name__icontains=words)
    by_phone = Q(carer__phone=words) | Q(resident__phone=words)
    found = Mandate.objects.filter(by_number | by_name | by_phone)
    return found.select_related("carer", "resident").order_by("-asked_at")[:SHOWN]


@staff_with(SEE)
@require_GET
def mandate(request: HttpRequest, mandate_id: int) -> HttpResponse:
    """One mandate with its acts, what to say on the telephone, and the buttons for yes and for the end."""
    found = _mandate(mandate_id)
    state = found.state_at(timezone.now())
    context = {
        "mandate": found,
        "state": state,
        "is_asked": state == MandateState.ASKED,
        "sees_documents": Scope.DOCUMENTS in found.scopes,
        "is_over": state == MandateState.ENDED,
        "facts": mandate_facts(found),
        "acts": found.acts.all()[:SHOWN],
        "calls": calls_to_make().filter(mandate=found),
        "may_change": request.user.has_perm(CHANGE),
    }
    return render(request, "events/carers/desk/mandate.html", context)


def _mandate(mandate_id: int) -> Mandate:
    return get_object_or_404(Mandate.objects.select_related("carer", "resident", "confirmed_with"), pk=mandate_id)


@staff_with(ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A request by telephone or at the counter: the same verb as on the site."""
    form = DeskMandateForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        asked = form.request(today=timezone.localdate(now))
        made = ask_for_mandate(request=asked, form_key=form.cleaned_data["form_key"], now=now)
        if how := form.cleaned_data["here"]:
            confirm(mandate_id=made.pk, how=Confirmation(how), now=now, staff_id=request.user.pk)
        messages.success(
            request, _("委任の番号は %(reference)s です。お伝えください。") % {"reference": made.reference}
        )
        return redirect("mandates_desk:mandate", mandate_id=made.pk)
    context = {"form": form, "fields": form.questions()}
    return render(request, "events/carers/desk/add.html", context, status=422 if form.errors else 200)


@staff_with(CHANGE)
@require_POST
def confirmed(request: HttpRequest, mandate_id: int) -> HttpResponse:
    """The resident said yes to a member of the staff, who stands for it with their name."""
    found = _mandate(mandate_id)
    try:
        how = Confirmation(request.POST.get("how", ""))
        earlier = "earlier" in request.POST
        confirm(mandate_id=found.pk, how=how, now=timezone.now(), staff_id=request.user.pk, sees_earlier=earlier)
    except ValueError:
        messages.error(request, _("どうやって確かめたかを、えらんでください。"))
    except MandateEndedError:
        messages.error(request, _("この委任は、もう終わっています。"))
    else:
        found.notices.filter(by_mail=False, told_at=None, to_carer=False).update(told_at=timezone.now())
        log(instance=found, action="mandates.confirmed", user=request.user)
        messages.success(request, _("ご本人の確認を記録しました。委任が始まりました。"))
    return redirect("mandates_desk:mandate", mandate_id=found.pk)


@staff_with(CHANGE)
@require_POST
def ended(request: HttpRequest, mandate_id: int) -> HttpResponse:
    """On the resident's word, at once."""
    found = _mandate(mandate_id)
    by = EndedBy.DECLINED if found.confirmed_at is None else EndedBy.STAFF
    end(mandate_id=found.pk, by=by, now=timezone.now())
    log(instance=found, action="mandates.ended", user=request.user)
    messages.success(request, _("委任を終わらせました。代わりの方は、もう手続きできません。"))
    return redirect("mandates_desk:mandate", mandate_id=found.pk)


@staff_with(CHANGE)
@require_POST
def told(request: HttpRequest, notice_id: int) -> HttpResponse:
    """Staff made the call."""
    notice = get_object_or_404(Notice, pk=notice_id, by_mail=False)
    Notice.objects.filter(pk=notice.pk, told_at=None).update(told_at=timezone.now())
    messages.success(request, _("電話でお知らせしたことを記録しました。"))
    return redirect("mandates_desk:mandates")
