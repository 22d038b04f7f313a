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
from residents.looks.actions import note_look, note_looks
from residents.looks.models import What
from residents.mandates.actions import MandateEndedError, ask_for_mandate, confirm, end
from residents.mandates.choices import Confirmation, EndedBy, MandateState, NoticeKind, Scope
from residents.mandates.models import Mandate, Notice
from residents.people import find_people

SEE = "mandates.view_mandate"
ADD = "mandates.add_mandate"
CHANGE = "mandates.change_mandate"
SHOWN = 200


@staff_with(SEE)
@require_GET
def mandates(request: HttpRequest) -> HttpResponse:
    """Whom to ask, whom to call, and what is valid; found by number or name."""
    now, words = timezone.now(), request.GET.get("words", "").strip()[:100]
    both = ("carer", "resident")
    waiting = Mandate.objects.asked(now).filter(resident__email="").select_related(*both).order_by("asked_at")[:SHOWN]
    found = _found(words) if words else Mandate.objects.valid(now).select_related(*both).order_by("-pk")[:SHOWN]
    calls = calls_to_make()[:SHOWN]
    shown = [*waiting, *found, *(call.mandate for call in calls)]
    note_looks(request.user, What.LIST, [person for one in shown for person in (one.resident, one.carer)], now=now)
    context = {
        "words": words,
        "waiting": waiting,
        "calls": calls,
        "found": [(one, one.state_at(now)) for one in found],
        "most": SHOWN,
        "may_add": request.user.has_perm(ADD),
        "may_change": request.user.has_perm(CHANGE),
    }
    return render(request, "events/carers/desk/mandates.html", context)


def calls_to_make() -> QuerySet[Notice]:
    """Whom to tell by telephone what others are told by letter. What waits for an answer stands in its own list.

    Whoever said yes, or whose mandate is over, is asked for nothing any more.
    """
    untold = Notice.objects.filter(by_mail=False, told_at=None)
    asking = Q(kind=NoticeKind.ASKED, to_carer=False)
    return untold.exclude(asking).select_related("mandate__carer", "mandate__resident", "act").order_by("pk")


def _found(words: str) -> QuerySet[Mandate]:
    """By number, or by what the desk finds people with: half a reading, half-width kana, digits without hyphens."""
    people = find_people(words, most=SHOWN)
    meant = Q(reference=references.read(words) or words) | Q(carer__in=people) | Q(resident__in=people)
    return Mandate.objects.filter(meant).select_related("carer", "resident").order_by("-asked_at")[:SHOWN]


@staff_with(SEE)
@require_GET
def mandate(request: HttpRequest, mandate_id: int) -> HttpResponse:
    """One mandate with its acts, what to say on the telephone, and the buttons for yes and for the end."""
    found = _mandate(mandate_id)
    state = found.state_at(timezone.now())
    for person in (found.resident, found.carer):
        note_look(request.user, What.PERSON, person, which=f"mandate.{found.pk}")
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
        log(instance=made, action="mandates.taken", user=request.user)
        if how := form.cleaned_data["here"]:
            _confirm(request, made, Confirmation(how))
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
        _confirm(request, found, Confirmation(request.POST.get("how", "")), sees_earlier="earlier" in request.POST)
    except ValueError:
        messages.error(request, _("どうやって確かめたかを、えらんでください。"))
    except MandateEndedError:
        messages.error(request, _("この委任は、もう終わっています。"))
    else:
        messages.success(request, _("ご本人の確認を記録しました。委任が始まりました。"))
    return redirect("mandates_desk:mandate", mandate_id=found.pk)


def _confirm(request: HttpRequest, found: Mandate, how: Confirmation, *, sees_earlier: bool = False) -> None:
    """They are on the line or stand here: nobody has to call them about it once more."""
    now = timezone.now()
    confirm(mandate_id=found.pk, how=how, now=now, staff_id=request.user.pk, sees_earlier=sees_earlier)
    found.notices.filter(by_mail=False, told_at=None, to_carer=False).update(told_at=now)
    log(instance=found, action="mandates.confirmed", user=request.user)


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
    notice = get_object_or_404(Notice.objects.select_related("mandate"), pk=notice_id, by_mail=False)
    if Notice.objects.filter(pk=notice.pk, told_at=None).update(told_at=timezone.now()):
        log(instance=notice.mandate, action="mandates.told", user=request.user)
    messages.success(request, _("電話でお知らせしたことを記録しました。"))
    return redirect("mandates_desk:mandates")
