"""When the day is over and nothing is settled: go on with what there is instead, and say so in time.

No interpreter by the third day before → a note-taker → a written record by the next day. Each step is a case of its
own, so that somebody arranges it, the resident reads how far it is, and is asked afterwards about what they really got.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from events import rules
from events.catalogue.reading import Kind, kind_of
from events.choices import TAKING_PLACE, LetterKind, RegistrationState, SupportState
from events.models import SupportRequest
from events.outgoing import write
from events.support.asking import Wanted, ask_for_support
from events.support.choices import StepKind
from events.support.models import CaseStep


def too_late(*, now: datetime) -> QuerySet[SupportRequest]:
    """Cases whose day is over, of people who have a place at a session to come. The whole last day counts."""
    late = SupportRequest.objects.filter(state__in=rules.SUPPORT_IN_WORK, due_on__lt=timezone.localdate(now))
    return late.filter(
        registration__state=RegistrationState.SEATED,
        registration__session__starts_at__gt=now,
        registration__session__status__in=TAKING_PLACE,
    )


def go_on_with_what_there_is_instead(*, now: datetime) -> int:
    """Take the next step of every case that is too late and has one. How many took it. Safe to repeat."""
    return sum(_next_step(pk, now=now) for pk in too_late(now=now).order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _next_step(support_request_id: int, *, now: datetime) -> bool:
    held = too_late(now=now).select_for_update(of=("self",)).filter(pk=support_request_id)
    case = held.select_related("registration__session", "registration__resident__reached_through").first()
    if case is None or not case.entry.instead:
        # Settled meanwhile; or there is nothing to go on with, and the board shows staff that it is late.
        return False
    instead = kind_of(case.entry.instead)
    _ask_instead(case, instead, now=now)
    case.state, case.accepted = SupportState.ALTERNATIVE, None
    case.save(update_fields=["state", "accepted"])
    words = case.entry.instead_words or _("代わりに「%(instead)s」を用意します。") % {"instead": instead.name}
    step = CaseStep.objects.create(
        request=case, kind=StepKind.INSTEAD, state=case.state, at=now, words=words, by_resident=False
    )
    write(case.registration, LetterKind.SUPPORT, now=now, occasion=step.occasion)
    return True


def _ask_instead(case: SupportRequest, instead: Kind, *, now: datetime) -> None:
    """A case of its own, unless they asked for that as well."""
    standing = case.registration.support_requests.filter(
        state__in=[*rules.SUPPORT_STANDING, SupportState.DELIVERED]
    ).exclude(pk=case.pk)
    if any(other.kind == instead.key for other in standing):
        return
    for made in ask_for_support(case.registration, [Wanted(instead.key)], now=now):
        made.instead_of = case
        made.save(update_fields=["instead_of"])
