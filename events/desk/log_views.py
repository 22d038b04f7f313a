"""What the desk did: every act of every member of the staff, to be looked through and taken back."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from cms.duty import staff_with
from events.desk.duties import CHANGE, SEE_ACTS
from events.desk.models import Act, Deed

A_SCREEN = 50


@staff_with(SEE_ACTS)
@require_GET
def acts(request: HttpRequest) -> HttpResponse:
    """The latest first; one member of the staff or one sort of act alone by the filter."""
    found = Act.objects.select_related("by", "undone_by", "resident", "registration__session__page")
    who, deed = request.GET.get("who", ""), request.GET.get("deed", "")
    if who.isascii() and who.isdigit() and len(who) < 19:
        found = found.filter(by=int(who))
    if deed in Deed.values:
        found = found.filter(deed=deed)
    screen = Paginator(found, A_SCREEN).get_page(request.GET.get("page"))
    staff = Act.objects.exclude(by=None).order_by("by__username").values_list("by", "by__username").distinct()
    context = {
        "screen": screen,
        "who": who,
        "deed": deed,
        "staff": list(staff),
        "deeds": Deed.choices,
        "may_change": request.user.has_perm(CHANGE),
    }
    return render(request, "events/desk/log.html", context)
