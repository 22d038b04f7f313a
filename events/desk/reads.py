"""What the desk asks the database."""

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from events.choices import RegistrationState
from events.models import Letter, Registration, Session, SupportRequest
from events.outgoing import TOLD_BY_TELEPHONE
from events.overview import when
from events.rules import SUPPORT_IN_WORK


def sessions_with_counts(*, past: bool, now: datetime) -> list[tuple[Session, str]]:
    """Sessions with how many have a place, wait, and asked for support still to be arranged; each with its time."""
    sessions = Session.objects.filter(ends_at__lte=now) if past else Session.objects.filter(ends_at__gt=now)
    sessions = sessions.filter(Q(page__live=True) | Q(registrations__isnull=False)).distinct()
    sessions = sessions.select_related("page").annotate(
        seated=Count("registrations", filter=Q(registrations__state=RegistrationState.SEATED), distinct=True),
        waiting=Count("registrations", filter=Q(registrations__state=RegistrationState.WAITING), distinct=True),
        support_to_arrange=Count(
            "registrations__support_requests",
            filter=Q(registrations__support_requests__state__in=SUPPORT_IN_WORK)
            & ~Q(registrations__state=RegistrationState.CANCELLED),
            distinct=True,
        ),
    )
    ordered = sessions.order_by("-starts_at" if past else "starts_at", "pk")[:200]
    return [(session, when(session)) for session in ordered]


def support_to_arrange(*, now: datetime) -> QuerySet[SupportRequest]:
    """Support for sessions to come that is asked for or in work."""
    found = SupportRequest.objects.filter(state__in=SUPPORT_IN_WORK, registration__session__ends_at__gt=now)
    return found.exclude(registration__state=RegistrationState.CANCELLED)


def registrations_of(session: Session) -> QuerySet[Registration]:
    """Everybody who took a place at a session, with what the desk shows, in one order for screen and CSV."""
    found = session.registrations.select_related("resident").prefetch_related("support_requests")
    return found.order_by("created_at", "pk")


def calls_to_make(session: Session | None = None) -> QuerySet[Letter]:
    """Whom to tell by telephone what others are told by letter."""
    letters = Letter.objects.filter(sent_at=None, registration__resident__email="").exclude(
        registration__resident__phone=""
    )
    # Who gave the place back needs no call about it any more.
    letters = letters.exclude(registration__state=RegistrationState.CANCELLED)
    if session:
        letters = letters.filter(registration__session=session)
    return letters.filter(kind__in=TOLD_BY_TELEPHONE).select_related(
        "registration__resident", "registration__session__page"
    )
