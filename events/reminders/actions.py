"""What happens by the clock: reminders before a session, thanks after it. Safe to repeat at any time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from events.choices import LetterKind, RegistrationState
from events.models import Letter, Registration, Session
from events.outgoing import write
from events.reminders import timing
from events.reminders.models import LetterPlan, Reminder

# People clear their heads before they read thanks; after three days it would be odd.
THANKS_AFTER, THANKS_UNTIL = timedelta(hours=1), timedelta(days=3)
# Others who want to write wait while one transaction lasts.
AT_ONCE = 50


def remind(*, now: datetime) -> int:
    """Write every reminder whose time has come. How many people were concerned."""
    ahead = timedelta(minutes=max(*timing.USUAL, *_longest()))
    sessions = Session.objects.upcoming(now).filter(starts_at__lte=now + ahead + timedelta(days=1))
    return sum(_remind_of(session, now=now) for session in _with_plans(sessions))


def _longest() -> list[int]:
    return list(Reminder.objects.order_by("-minutes_before").values_list("minutes_before", flat=True)[:1])


def _with_plans(sessions: QuerySet[Session]) -> QuerySet[Session]:
    plans = Prefetch("page__letter_plan", LetterPlan.objects.prefetch_related("reminders"))
    return sessions.select_related("page").prefetch_related(plans)


def plan_of(session: Session) -> LetterPlan | None:
    """The event's own plan, if it has one."""
    return getattr(session.page, "letter_plan", None)


def minutes_of(session: Session) -> list[int]:
    """So many minutes before each session its reminders go out."""
    plan = plan_of(session)
    return [one.minutes_before for one in plan.reminders.all()] if plan else list(timing.USUAL)


def _remind_of(session: Session, *, now: datetime) -> int:
    due = timing.due_now(session, minutes_of(session), now=now)
    if due is None:
        return 0
    minutes, since = due
    # A session that was moved is reminded of anew.
    occasion = f"{minutes}.{session.starts_at:%Y%m%d%H%M}"
    plan = plan_of(session)
    calls = bool(plan and plan.calls_too and minutes >= timing.MINUTES_A_DAY)
    told = Letter.objects.filter(registration=OuterRef("pk"), created_at__gte=since)
    # Whoever was written to since then, for instance with the confirmation, knows.
    people = _addressees(session).exclude(Exists(told))
    return _write_to(people, LetterKind.REMINDER, occasion=occasion, by_people=calls, now=now)


def thank(*, now: datetime) -> int:
    """Thank those who took part in what is just over. How many people were concerned."""
    over = Session.objects.past(now).scheduled()
    over = over.filter(ends_at__lte=now - THANKS_AFTER, ends_at__gt=now - THANKS_UNTIL)
    thanked = Letter.objects.filter(registration=OuterRef("pk"), kind=LetterKind.THANKS)
    return sum(
        _write_to(_addressees(session).exclude(Exists(thanked)), LetterKind.THANKS, now=now)
        for session in _with_plans(over)
        if not (plan := plan_of(session)) or plan.thanks
    )


def _addressees(session: Session) -> QuerySet[Registration]:
    """Everybody with a place who wants it. Who came along is told with the one who brought them."""
    people = session.registrations.seated().filter(wants_reminders=True).exclude(resident__name="")
    people = people.exclude(lead__state=RegistrationState.SEATED)
    return people.select_related("resident__reached_through", "session").order_by("pk")


def _write_to(
    people: QuerySet[Registration], kind: LetterKind, *, now: datetime, occasion: str = "", by_people: bool = False
) -> int:
    found = list(people)
    for some in _in_portions(found):
        with transaction.atomic():
            for registration in some:
                write(registration, kind, now=now, occasion=occasion, by_people=by_people)
    return len(found)


def _in_portions(people: list[Registration]) -> Iterator[list[Registration]]:
    for start in range(0, len(people), AT_ONCE):
        yield people[start : start + AT_ONCE]
