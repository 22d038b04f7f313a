"""What the desk asks the database."""

from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Now

from events.choices import LetterKind, RegistrationState
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
    found = session.registrations.select_related("resident__reached_through", "lead")
    return found.prefetch_related("support_requests").order_by("created_at", "pk")


def calls_to_make(session: Session | None = None) -> QuerySet[Letter]:
    """Whom to tell by telephone what others are told by letter, and whose letter did not arrive."""
    resident = "registration__resident"
    alone, through = Q(**{f"{resident}__reached_through": None}), f"{resident}__reached_through"
    without_mail = Q(alone, **{f"{resident}__email": ""}) | Q(~alone, **{f"{through}__email": ""})
    with_phone = Q(alone, ~Q(**{f"{resident}__phone": ""})) | Q(~alone, ~Q(**{f"{through}__phone": ""}))
    came_back = ~Q(came_back="") & Q(registration__session__ends_at__gt=Now())
    # A reminder to somebody without an address was written because staff said that they call.
    to_tell = Q(kind__in=TOLD_BY_TELEPHONE) | Q(kind=LetterKind.REMINDER, registration__session__starts_at__gt=Now())
    letters = Letter.objects.filter(came_back | Q(to_tell, without_mail, with_phone), sent_at=None)
    # Who gave the place back needs no call about it any more; who was erased is nobody's to call.
    letters = letters.exclude(registration__state=RegistrationState.CANCELLED).exclude(**{f"{resident}__name": ""})
    if session:
        letters = letters.filter(registration__session=session)
    return letters.select_related(f"{through}", "registration__session__page").order_by("created_at", "pk")
