"""Going in: a press on the card opens the way in that somebody chose, or one of those instead."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accessibility.private import private
from accessibility.throttle import too_many
from accessibility.when import time_in_words
from events.by_link import find
from events.choices import Way
from events.doors import jitsi
from events.doors.facts import doors_of, opens_at

# Somebody whose line breaks off presses again and again; a program does so without end.
PRESSES_IN_TEN_MINUTES = 60


@private("no-referrer")
@require_GET
def door(request: HttpRequest, token: str, way: str) -> HttpResponse:
    """Lead in by this way. Whoever has no place, or comes when it is over, is told so on the card's page.

    Looking at the address costs nothing and uses nothing up, so that mail programs that follow every link do no harm.
    """
    registration = find(token)
    now = timezone.now()
    session = registration.session
    facts = next((each for each in doors_of(registration) if each.way == way), None)
    if (
        facts is None
        or session.ends_at <= now
        or too_many(request, purpose="door", limit=PRESSES_IN_TEN_MINUTES, of=token)
    ):
        return redirect("events:registration", token=token)
    if facts.url or facts.path:
        return redirect(facts.url or facts.path)
    server = jitsi.server()
    if not (facts.opens_at_a_press and server):
        return redirect("events:registration", token=token)
    if now < opens_at(session):
        opens = time_in_words(timezone.localtime(opens_at(session)))
        context = {"registration": registration, "facts": facts, "opens": opens, "session": session}
        return render(request, "events/doors/too_early.html", context)
    return redirect(jitsi.address(server, session, way=Way(way), now=now))
