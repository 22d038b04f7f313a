"""The feeds. Every one takes the same words in its address, so that a part of the town can be had in any format."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from accessibility import languages
from accessibility.town import town_in_this_language
from events.choices import EventKind, Way
from events.feeds import calendars, gif, news, schema_org
from events.feeds.answers import as_json, as_json_list, open_to_programs, unless_known
from events.feeds.gathering import PublicEvent, gather, newest
from events.feeds.selection import Selection, selection_from
from events.feeds.stamps import stamp
from events.models import Audience, EventPage, Session
from events.opendata.exporting import ENCODING, export_rows, in_order, write_csv

# What is over stays in calendars that long: a subscription that forgets yesterday looks broken.
PAST_DAYS = 31
Make = Callable[[Iterable[PublicEvent]], HttpResponse]
Read = Callable[[Selection], Iterable[PublicEvent]]


def answer(request: HttpRequest, selection: Selection, make: Make, read: Read = gather) -> HttpResponse:
    """One feed of a selection, unless the asker has it."""
    about = (request.get_full_path(), request.get_host(), request.scheme)
    known = stamp(selection, *about)
    return unless_known(request, known, lambda: make(read(selection)))


def coming(request: HttpRequest, *, days_back: int = 0, beside: tuple[str, ...] = ()) -> Selection:
    """What the address asks for; from today on when it names no day."""
    selection = selection_from(request.GET.dict(), beside=beside)
    if selection.since or selection.until:
        return selection
    return replace(selection, since=timezone.localdate() - timedelta(days=days_back))


def one(event_id: int) -> Selection:
    """One event, addressed by its page or by a translation of it."""
    page = get_object_or_404(EventPage.objects.live().public(), pk=event_id)
    original = page.family.get(languages.default_language())
    if original is None:
        raise Http404
    return Selection(event=original.pk)


def calendar_name(selection: Selection) -> str:
    """「縁側市の催し（電話で・妊娠中の方）」."""
    chosen = [
        str(EventKind(selection.kind).label) if selection.kind else "",
        str(Way(selection.way).label) if selection.way else "",
        str(Audience.objects.get(slug=selection.audience)) if selection.audience else "",
    ]
    name = _("%(town)sの催し") % {"town": town_in_this_language()["name"]}
    words = "・".join(part for part in chosen if part)
    return _("%(name)s（%(part)s）") % {"name": name, "part": words} if words else name


def _as_calendar(request: HttpRequest, selection: Selection, name: str, file: str) -> HttpResponse:
    neutral = request.GET.get("neutral") == "1"
    manner = calendars.Manner(_("予定") if neutral else name, request.build_absolute_uri, neutral)

    def make(events: Iterable[PublicEvent]) -> HttpResponse:
        response = HttpResponse(calendars.calendar_of(events, manner), content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = f'inline; filename="{file}"'
        return response

    return answer(request, selection, make)


@open_to_programs
def calendar(request: HttpRequest) -> HttpResponse:
    """The whole town, or the part that the address names. ``neutral=1`` hides what the entries are about."""
    selection = coming(request, days_back=PAST_DAYS, beside=("neutral",))
    return _as_calendar(request, selection, calendar_name(selection), "events.ics")


@open_to_programs
def event_calendar(request: HttpRequest, event_id: int) -> HttpResponse:
    """All sessions of one event, past ones too."""
    selection = one(event_id)
    title = EventPage.objects.get(pk=selection.event).title
    return _as_calendar(request, selection, title, f"event-{selection.event}.ics")


@open_to_programs
def atom(request: HttpRequest) -> HttpResponse:
    """What is still to come, the newest news first, as Atom."""
    kind = "application/atom+xml; charset=utf-8"
    return answer(
        request, coming(request), lambda events: HttpResponse(news.atom(events, request), content_type=kind), newest
    )


@open_to_programs
def json_feed(request: HttpRequest) -> HttpResponse:
    """The same as JSON Feed."""
    kind = "application/feed+json"
    return answer(request, coming(request), lambda events: as_json(news.json_feed(events, request), kind), newest)


@open_to_programs
def linked_data(request: HttpRequest) -> HttpResponse:
    """All events in the words of schema.org."""
    return _as_graph(request, coming(request))


@open_to_programs
def event_linked_data(request: HttpRequest, event_id: int) -> HttpResponse:
    """One event with all its sessions in the words of schema.org."""
    return _as_graph(request, one(event_id))


def _as_graph(request: HttpRequest, selection: Selection) -> HttpResponse:
    def make(events: Iterable[PublicEvent]) -> HttpResponse:
        things = schema_org.things_of(events, request.build_absolute_uri)
        return as_json_list(things, "application/ld+json", **{"@context": schema_org.CONTEXT, "@graph": None})

    return answer(request, selection, make)


@open_to_programs
def national(request: HttpRequest) -> HttpResponse:
    """All events in the national model."""
    absolute = request.build_absolute_uri

    def make(events: Iterable[PublicEvent]) -> HttpResponse:
        return as_json_list(record for event in events for record in gif.records_of(event, absolute))

    return answer(request, coming(request), make, partial(gather, with_text=True))


@open_to_programs
def table(request: HttpRequest, columns: int) -> HttpResponse:
    """The CSV with 50 or with 32 columns, as other towns and their portals read it."""
    selection = coming(request)

    def make(_events: Iterable[PublicEvent]) -> HttpResponse:
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="events-{columns}.csv"'
        response.write("".encode(ENCODING))
        # Rows are numbered by their place in the event, so all of its sessions are there, or none.
        write_csv(export_rows(in_order(selection.events(), Session.objects.all()), columns), response)
        return response

    return answer(request, selection, make)
