"""Who may do what with sessions: a duty of one's own, and the right to publish this very event."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accessibility import languages
from events.models import EventPage, Session

MAKE = "event_sessions.add_series"
CALL_OFF = "event_sessions.call_off_sessions"


def event_to_keep(request: HttpRequest, page_id: int) -> EventPage:
    """The event, if it holds sessions and this member of the staff may publish it."""
    page = get_object_or_404(EventPage.objects.select_related("locale"), pk=page_id)
    if page.locale.language_code != languages.default_language():
        raise PermissionDenied
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    return page


def session_to_keep(request: HttpRequest, session_id: int) -> Session:
    """The session, on the same condition."""
    session = get_object_or_404(Session, pk=session_id)
    session.page = event_to_keep(request, session.page_id)
    return session
