"""Promises of the staff's screens of sessions."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.choices import SessionStatus
from events.models import EventPage, Registration, Session
from events.sessions.models import Change
from tests.events.sessions.times import NOW
from tests.factories.staff import staff_of, verified_client

pytestmark = pytest.mark.database
FIRST = timezone.localdate(NOW) + timedelta(days=400)
ANSWERS = {
    "rhythm": "weekly",
    "every": "1",
    "first_on": f"令和{FIRST.year - 2018}年{FIRST.month}月{FIRST.day}日",
    "times": "4",
    "starts": "午後２時半",
    "ends": "16:00",
    "on_holiday": "hold",
    "left_out": "",
    "closes": "3日前 17:00",
    "capacity": "10",
}


@pytest.fixture
def editor(db: None) -> Client:
    return verified_client(staff_of("編集"))


@pytest.fixture
def reception(db: None) -> Client:
    return verified_client(staff_of("受付"))


def test_the_days_are_shown_before_anything_is_made(editor: Client, event: EventPage) -> None:
    page = editor.post(f"/cms/sessions/{event.pk}/series/", ANSWERS | {"look": "1"}).content.decode()

    assert "この4回ができます" in page
    assert page.count('name="day"') == 4
    assert event.sessions.count() == 1


def test_a_day_without_its_mark_is_not_made(editor: Client, event: EventPage) -> None:
    days = [(FIRST + timedelta(weeks=week)).isoformat() for week in (0, 1, 3)]

    editor.post(f"/cms/sessions/{event.pk}/series/", ANSWERS | {"make": "1", "day": days})

    made = event.sessions.filter(occurrence__isnull=False).order_by("starts_at")
    assert [timezone.localdate(session.starts_at).isoformat() for session in made] == days
    assert timezone.localtime(made[0].starts_at).strftime("%H:%M") == "14:30"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"first_on": "2月30日"}, "暦にない日付"),
        ({"starts": "午後12時"}, "昼の12時か夜の12時か"),
        ({"times": "", "last_on": ""}, "どちらかを書いてください"),
        ({"closes": "12/2 17:00"}, "始まりからの長さで"),
        ({"first_on": "2020-01-01"}, "今日より後"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_typed_is_lost(
    editor: Client, event: EventPage, answer: dict[str, str], words: str
) -> None:
    response = editor.post(f"/cms/sessions/{event.pk}/series/", ANSWERS | answer | {"look": "1"})

    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert 'value="10"' in page


def test_calling_off_says_first_whom_it_concerns_and_can_be_taken_back(
    editor: Client, session: Session, people: list[Registration]
) -> None:
    mail.outbox.clear()
    address = f"/cms/sessions/session/{session.pk}/call-off/"
    assert "2人、電話の一覧に載る方1人" in editor.get(address).content.decode()

    editor.post(address, {"words": "大雪のためです。"})
    assert len(mail.outbox) == 2
    editor.post(f"/cms/sessions/undo/{Change.objects.get().pk}/")

    session.refresh_from_db()
    assert session.status == SessionStatus.SCHEDULED
    assert len(mail.outbox) == 4


def test_a_change_is_shown_before_it_is_made(editor: Client, session: Session, people: list[Registration]) -> None:
    later = timezone.localtime(session.starts_at + timedelta(days=1))
    answers = {"starts_at": f"{later:%Y-%m-%d} 10時半", "ends_at": f"{later:%Y-%m-%d} 12:00", "capacity": "1"}
    address = f"/cms/sessions/session/{session.pk}/"

    page = editor.post(address, answers | {"look": "1"}).content.decode()
    assert "（3人に知らせます）" in page
    assert "定員より1人多く申し込みがあります" in page
    assert Session.objects.get(pk=session.pk).starts_at == session.starts_at

    editor.post(address, answers | {"sure": "1"})
    assert timezone.localtime(Session.objects.get(pk=session.pk).starts_at).strftime("%H:%M") == "10:30"


@pytest.mark.parametrize("what", ["", "series/"])
def test_only_those_whose_duty_it_is_see_the_screens(reception: Client, event: EventPage, what: str) -> None:
    assert reception.get(f"/cms/sessions/{event.pk}/{what}").status_code in {302, 403}


def test_no_press_without_the_duty(reception: Client, session: Session, people: list[Registration]) -> None:
    reception.post(f"/cms/sessions/session/{session.pk}/call-off/", {"words": ""})

    assert Session.objects.get(pk=session.pk).status == SessionStatus.SCHEDULED


def test_an_event_leads_to_its_sessions(editor: Client, event: EventPage) -> None:
    page = editor.get(f"/cms/pages/{event.pk}/edit/").content.decode()

    assert f"/cms/sessions/{event.pk}/series/" in page
    assert "回の中止・変更" in page


def test_the_list_asks_as_few_questions_for_many_sessions_as_for_one(editor: Client, event: EventPage) -> None:
    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            editor.get(f"/cms/sessions/{event.pk}/")
        return len(asked)

    questions()
    for_one = questions()
    days = [(FIRST + timedelta(weeks=week)).isoformat() for week in range(4)]
    editor.post(f"/cms/sessions/{event.pk}/series/", ANSWERS | {"make": "1", "day": days})

    questions()
    assert questions() == for_one
