"""The API: ``/api/v1/``. Reading only; no key, no account, no cookie."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from events.api.openapi import description
from events.api.shapes import event_shape, links_of, session_shape
from events.feeds.answers import as_json, open_to_programs
from events.feeds.gathering import PublicEvent, gathered
from events.feeds.selection import NotUnderstoodError
from events.feeds.views import coming, one
from events.models import EventPage, Seats, Session
from events.opendata.pages import read_draft

MOST: Final = 200
USUAL: Final = 50
BESIDE: Final = ("limit", "after")


@open_to_programs
def root(request: HttpRequest) -> HttpResponse:
    """Where everything is."""
    absolute = request.build_absolute_uri
    return as_json(
        {
            "events": absolute(reverse("events:api_events")),
            "sessions": absolute(reverse("events:api_sessions")),
            "openapi": absolute(reverse("events:api_openapi")),
            "documentation": absolute(reverse("events:data")),
        }
    )


@open_to_programs
def openapi(request: HttpRequest) -> HttpResponse:
    """The description for programs that write programs."""
    return _with_etag(request, description(request.build_absolute_uri("/").rstrip("/")))


@open_to_programs
def events(request: HttpRequest) -> HttpResponse:
    """Events that match, in the order in which they were made."""
    selection = coming(request, beside=BESIDE)
    limit, after = _limit(request), _number(request, "after")
    found: Any = selection.events().filter(pk__gt=after or 0).select_related("locale")
    pages = list(found.defer_streamfields()[: limit + 1])
    held = list(gathered(pages[:limit], selection.sessions()))
    taken = Seats.objects.taken_by_session(session.pk for event in held for session in event.sessions)
    now = timezone.now()
    shapes = [event_shape(event, taken, request.build_absolute_uri, now=now) for event in held]
    following = str(pages[limit - 1].pk) if len(pages) > limit else ""
    return _with_etag(request, {"next": _next(request, following), "events": shapes})


@open_to_programs
def event(request: HttpRequest, event_id: int) -> HttpResponse:
    """One event with all its sessions and its text."""
    selection = one(event_id)
    found = list(selection.events().select_related("locale"))
    if not found:
        raise Http404
    held = next(gathered(found, selection.sessions()))
    taken = Seats.objects.taken_by_session(session.pk for session in held.sessions)
    shape = event_shape(held, taken, request.build_absolute_uri, now=timezone.now())
    return _with_etag(request, {**shape, "text": _text(held)})


@open_to_programs
def sessions(request: HttpRequest) -> HttpResponse:
    """Sessions that match, in order of time: what a calendar on another site shows."""
    selection = coming(request, beside=BESIDE)
    limit = _limit(request)
    matching = selection.sessions().filter(page__in=selection.events().order_by().values("pk"))
    chosen = list(_after(matching, request.GET.get("after", "")).order_by("starts_at", "pk")[: limit + 1])
    shown = chosen[:limit]
    shapes = _session_shapes(request, shown)
    following = f"{shown[-1].starts_at.timestamp():.6f}_{shown[-1].pk}" if len(chosen) > limit else ""
    return _with_etag(request, {"next": _next(request, following), "sessions": shapes})


def _session_shapes(request: HttpRequest, shown: list[Session]) -> list[dict[str, Any]]:
    ids = {session.page_id for session in shown}
    pages = list(EventPage.objects.filter(pk__in=ids).select_related("locale").defer_streamfields())
    held = {event.original.pk: event for event in gathered(pages, Session.objects.filter(pk__in=[s.pk for s in shown]))}
    taken = Seats.objects.taken_by_session(session.pk for session in shown)
    now, absolute = timezone.now(), request.build_absolute_uri
    shapes = []
    for session in shown:
        event = held[session.page_id]
        session.page = event.original
        shape = session_shape(event, session, taken.get(session.pk, {}), absolute, now=now)
        about = {"id": event.original.pk, "title": event.page.title, "links": links_of(event, absolute)}
        shapes.append({**shape, "event": about})
    return shapes


def _after(found: Any, cursor: str) -> Any:
    if not cursor:
        return found
    moment, _sep, pk = cursor[:40].partition("_")
    try:
        since, last = datetime.fromtimestamp(float(moment), tz=timezone.get_current_timezone()), int(pk[:18])
    except (ValueError, OverflowError, OSError):
        raise NotUnderstoodError("after", _("前の答えの next にあるアドレスを、そのまま使ってください。")) from None
    return found.filter(Q(starts_at__gt=since) | Q(starts_at=since, pk__gt=last))


def _text(held: PublicEvent) -> str:
    """What the page says in its body, as plain text."""
    session = next(iter(held.sessions), None) or Session(starts_at=timezone.now(), ends_at=timezone.now())
    draft = read_draft(held.original, session)
    return "\n\n".join(part for part in (draft.description, *draft.sections.values()) if part)


def _limit(request: HttpRequest) -> int:
    limit = _number(request, "limit")
    if limit is None:
        return USUAL
    if not 1 <= limit <= MOST:
        raise NotUnderstoodError("limit", _("1から%(most)dまでの数にしてください。") % {"most": MOST})
    return limit


def _number(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise NotUnderstoodError(name, _("数で書いてください。"))
    return int(text)


def _next(request: HttpRequest, cursor: str) -> str | None:
    if not cursor:
        return None
    query = request.GET.dict() | {"after": cursor}
    return request.build_absolute_uri(f"{request.path}?{urlencode(query)}")


def _with_etag(request: HttpRequest, said: dict[str, Any]) -> HttpResponse:
    """Small answers are made and then compared: whether a place is free changes with every registration."""
    response = as_json(said)
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    known = get_conditional_response(request, etag=etag)
    if known is not None:
        return known
    response["ETag"] = etag
    if said.get("next"):
        response["Link"] = f'<{said["next"]}>; rel="next"'
    return response
