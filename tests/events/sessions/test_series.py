"""Promises of sessions that were made together: made once, changed together, never taken from those who registered."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.utils import timezone

from accessibility.dates_as_typed import TimeOfDay
from cms.gate.check import check
from events.actions import Wish, take_place
from events.choices import Way
from events.editing.relative import read_before
from events.models import EventPage, Session
from events.sessions.announcing import Said
from events.sessions.choices import Rhythm, Scope
from events.sessions.rhythm import Rule, days_of
from events.sessions.series import Edit, Pattern, Plan, change_sessions, drop_sessions, in_scope, make_series
from residents.contact_points import ContactPoint
from tests.events.sessions.times import NOW

pytestmark = pytest.mark.database
JAPAN = ZoneInfo("Asia/Tokyo")
FIRST = timezone.localdate(NOW) + timedelta(days=30)
PATTERN = Pattern(TimeOfDay(time(14, 0)), TimeOfDay(time(15, 30)), capacity=8, closes=read_before("前日 17:00"))


def make(event: EventPage, times: int = 4, pattern: Pattern = PATTERN) -> list[Session]:
    rule = Rule(Rhythm.WEEKLY, FIRST, times=times, rests_at_year_end=False)
    plan = Plan(rule, pattern, days_of(rule))
    return make_series(page_id=event.pk, plan=plan, by=None, now=NOW)


@pytest.fixture
def made(event: EventPage) -> list[Session]:
    return make(event)


def register(session: Session) -> None:
    wish = Wish(name="はなこ", contact=ContactPoint(email="hanako@example.jp"), way=Way.PHONE)
    take_place(session_id=session.pk, wish=wish, form_key=f"key-{session.pk}", now=NOW)


def starts(sessions: list[Session]) -> list[datetime]:
    return [timezone.localtime(session.starts_at) for session in sessions]


def test_sessions_get_time_capacity_and_deadline_from_the_pattern(made: list[Session]) -> None:
    first = made[0]

    assert starts(made)[0] == datetime.combine(timezone.localdate(first.starts_at), time(14, 0), JAPAN)
    assert first.capacity == 8
    evening_before = timezone.localtime(first.registration_closes_at)
    assert (evening_before.hour, (first.starts_at.date() - evening_before.date()).days) == (17, 1)


def test_pressing_twice_makes_them_once(event: EventPage, made: list[Session]) -> None:
    assert make(event) == []
    assert event.sessions.count() == 1 + len(made)


def test_a_session_over_midnight_ends_on_the_next_day(event: EventPage) -> None:
    night = make(event, times=1, pattern=Pattern(TimeOfDay(time(23, 0)), TimeOfDay(time(1, 30), days_later=1)))[0]

    assert night.ends_at - night.starts_at == timedelta(hours=2, minutes=30)


def test_a_draft_written_before_keeps_the_new_sessions(event: EventPage) -> None:
    draft = event.get_latest_revision_as_object()
    draft.save_revision()

    made = make(event)
    EventPage.objects.get(pk=event.pk).get_latest_revision().publish()

    assert set(made) <= set(Session.objects.filter(page=event))


def edit_of(session: Session, **to: object) -> Edit:
    now = {name: getattr(session, name) for name in ("starts_at", "ends_at", "registration_closes_at", "capacity")}
    return Edit.between(session, now | to)


@pytest.mark.parametrize(
    ("scope", "changed"), [(Scope.ONE, [1]), (Scope.FOLLOWING, [1, 2, 3]), (Scope.ALL, [0, 1, 2, 3])]
)
def test_one_the_following_or_all_begin_an_hour_later(made: list[Session], scope: Scope, changed: list[int]) -> None:
    before, hour = starts(made), timedelta(hours=1)
    second = made[1]
    edit = edit_of(second, starts_at=second.starts_at + hour, ends_at=second.ends_at + hour)

    change_sessions(sessions=in_scope(second, scope, now=NOW), edit=edit, said=Said(), now=NOW)

    after = starts(list(Session.objects.filter(pk__in=[session.pk for session in made]).order_by("starts_at")))
    assert [number for number in range(4) if after[number] == before[number] + hour] == changed


def test_moving_the_weekday_moves_the_deadlines_and_tells_only_those_who_registered(made: list[Session]) -> None:
    register(made[2])
    mail.outbox.clear()
    day = timedelta(days=1)
    closes = [session.registration_closes_at for session in made]
    edit = edit_of(made[0], starts_at=made[0].starts_at + day, ends_at=made[0].ends_at + day)

    count = change_sessions(sessions=in_scope(made[0], Scope.ALL, now=NOW), edit=edit, said=Said(), now=NOW)

    assert count == 4
    assert [message.subject.partition("：")[0] for message in mail.outbox] == ["予定が変わりました"]
    now = Session.objects.filter(pk__in=[session.pk for session in made]).order_by("starts_at")
    assert [session.registration_closes_at for session in now] == [moment + day for moment in closes]


def test_dropping_the_rest_keeps_the_sessions_that_somebody_comes_to(event: EventPage, made: list[Session]) -> None:
    register(made[2])

    dropped = drop_sessions(sessions=in_scope(made[1], Scope.FOLLOWING, now=NOW))

    assert set(dropped) == {made[1].pk, made[3].pk}
    EventPage.objects.get(pk=event.pk).get_latest_revision().publish()
    assert set(Session.objects.filter(pk__in=[session.pk for session in made])) == {made[0], made[2]}


def test_lowering_the_capacity_below_those_who_come_drops_nobody(session: Session, people: list[object]) -> None:
    change_sessions(
        sessions=in_scope(session, Scope.ONE, now=NOW), edit=edit_of(session, capacity=1), said=Said(), now=NOW
    )

    assert session.registrations.seated().count() == 2
    page = EventPage.objects.get(pk=session.page_id)
    assert [finding for finding in check(page) if "1人多くなります" in str(finding.what)]


def test_raising_the_capacity_calls_up_who_waits(session: Session, people: list[object]) -> None:
    change_sessions(
        sessions=in_scope(session, Scope.ONE, now=NOW), edit=edit_of(session, capacity=3), said=Said(), now=NOW
    )

    assert not session.registrations.waiting().exists()
