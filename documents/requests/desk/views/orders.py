"""Standing orders (毎回のお届け) and the town's promises."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.log_actions import log

from cms.duty import staff_with
from documents.requests import standing
from documents.requests.choices import Channel
from documents.requests.desk.duties import CHANGE, SEE, SET_TIMES
from documents.requests.desk.forms import RECEIVED_BY, AnswerTimeFormSet, OrderForm
from documents.requests.models import AnswerTime, StandingOrder
from documents.requests.overview import order_facts
from documents.requests.times import promises


@staff_with(SEE)
@require_GET
def orders(request: HttpRequest) -> HttpResponse:
    """Who gets what every time."""
    ended = request.GET.get("ended") == "1"
    found = StandingOrder.objects.select_related("resident").exclude(resident__name="")
    found = found.exclude(ended_at=None) if ended else found.running()
    return render(request, "document_requests/desk/orders.html", {"orders": found, "ended": ended})


@staff_with(SEE)
@require_http_methods(["GET", "HEAD", "POST"])
def order(request: HttpRequest, order_id: int) -> HttpResponse:
    """One order with its consent; a new address takes effect with the next label."""
    found = get_object_or_404(StandingOrder.objects.select_related("resident"), pk=order_id)
    may_change = request.user.has_perm(CHANGE) and found.ended_at is None
    known = {
        "name": found.resident.name,
        "contact": found.resident.email or found.resident.phone,
        "postcode": found.postcode,
        "address": found.address,
    }
    form = OrderForm(request.POST if request.method == "POST" else None, initial=known)
    if request.method == "POST" and may_change and form.is_valid():
        standing.move_house(order_id=found.pk, to=form.cleaned_data)
        log(instance=found, action="document_requests.changed", user=request.user)
        messages.success(request, _("送り先と連絡先を変えました。次のラベルから使います。"))
        return redirect("documents_desk:order", order_id=found.pk)
    context = {
        "order": found,
        "facts": order_facts(found, with_address=True),
        "cases": found.cases.order_by("-created_at")[:12],
        "form": form,
        "channels": RECEIVED_BY,
        "may_change": may_change,
    }
    return render(request, "document_requests/desk/order.html", context, status=422 if form.errors else 200)


@staff_with(CHANGE)
@require_POST
def end(request: HttpRequest, order_id: int) -> HttpResponse:
    """Somebody said so on the telephone, on a card or at the counter."""
    found = get_object_or_404(StandingOrder, pk=order_id)
    known = dict(RECEIVED_BY)
    by = Channel(request.POST["by"]) if request.POST.get("by") in known else Channel.PHONE
    standing.end(order_id=found.pk, by=by, now=timezone.now())
    log(instance=found, action="document_requests.ended", user=request.user)
    messages.success(request, _("毎回のお届けをやめました。まだ作り始めていないものは取り消しました。"))
    return redirect("documents_desk:order", order_id=found.pk)


@staff_with(SET_TIMES)
@require_http_methods(["GET", "HEAD", "POST"])
def times(request: HttpRequest) -> HttpResponse:
    """What the town promises; beside it how it went, so that promises stay true."""
    rows = AnswerTime.objects.order_by("pk")
    formset = AnswerTimeFormSet(request.POST if request.method == "POST" else None, queryset=rows)
    if request.method == "POST" and formset.is_valid():
        formset.save()
        messages.success(request, _("日数を変えました。これからの申し出と、公開のページに使います。"))
        return redirect("documents_desk:times")
    promised = {promise.form.value: promise for promise in promises(now=timezone.now())}
    lines = [{"form": form, "promise": promised[form.instance.form]} for form in formset]
    context = {"formset": formset, "lines": lines}
    return render(request, "document_requests/desk/times.html", context, status=422 if formset.errors else 200)
