"""「LINEで受け取る」 at the desk: staff tell the number, the person sends it from their own telephone."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from wagtail.log_actions import log

from cms.duty import staff_with
from events.desk_pieces import Asking, DeskPiece, register
from events.reminders.line import account, is_linked
from residents.line.actions import is_on, make_code, unlink
from residents.models import Resident

CHANGE = "events.change_registration"
ORDER = 60


@staff_with(CHANGE)
@require_POST
def number(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show a number to be told, once; or end it on the person's word."""
    if not is_on():
        raise Http404
    person = get_object_or_404(Resident.objects.exclude(name="").select_related("reached_through"), pk=person_id)
    desk = f"{reverse('events_desk:talk')}?person={person.pk}"
    if request.POST.get("do") == "stop":
        unlink(person.reached)
        log(instance=person, action="line.unlinked", user=request.user)
        return redirect(desk)
    code = make_code(person.reached, now=timezone.now())
    log(instance=person, action="line.number_told", user=request.user)
    return render(
        request, "event_reminders/desk/line.html", {"person": person, "code": code, "back": desk, **account()}
    )


def says(asking: Asking) -> dict[str, Any] | None:
    """Whether letters go there, and the button."""
    if not is_on() or not asking.user.has_perm(CHANGE):  # type: ignore[union-attr]
        return None
    return {"is_linked": is_linked(asking.resident.reached)}


def lay_on_the_desk() -> None:
    """In ``AppConfig.ready``."""
    register(DeskPiece(ORDER, "line", "event_reminders/desk/line_piece.html", says))
