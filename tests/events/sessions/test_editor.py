"""Promises of the page's editor: it takes dates as people type them, and does not undo what happened elsewhere."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events.choices import SessionStatus
from events.models import EventPage, Session
from events.sessions.announcing import Said
from events.sessions.verbs import call_off
from tests.events.sessions.times import NOW
from tests.events.test_editing import edited
from tests.factories.staff import superuser, verified_client

pytestmark = pytest.mark.database
DAY = timezone.localdate(NOW) + timedelta(days=40)
TYPED = f"令和{DAY.year - 2018}年{DAY.month}月{DAY.day}日"


@pytest.fixture
def editor(db: None) -> Client:
    return verified_client(superuser())


def form_of(event: EventPage, session: Session, **changes: object) -> dict[str, str]:
    event.ways.exclude(pk=event.ways.first().pk).delete()
    times = {name: f"{timezone.localtime(getattr(session, name)):%Y-%m-%d %H:%M}" for name in ("starts_at", "ends_at")}
    row = {"id": session.pk, "status": session.status, "times_known": "on", "ORDER": 1} | times
    return edited(event, [row | changes])


def save(editor: Client, event: EventPage, answers: dict[str, str]) -> str:
    return editor.post(f"/cms/pages/{event.pk}/edit/", answers | {"action-publish": "1"}).content.decode()


def test_a_session_is_typed_as_it_is_said(editor: Client, event: EventPage, session: Session) -> None:
    answers = form_of(
        event,
        session,
        starts_at=f"{TYPED} 午後11時",
        ends_at=f"{TYPED}　２５：３０",
        registration_closes_at="3日前 17:00",
    )

    save(editor, event, answers)

    session.refresh_from_db()
    starts, closes = timezone.localtime(session.starts_at), timezone.localtime(session.registration_closes_at)
    assert (starts.date(), starts.hour) == (DAY, 23)
    assert session.ends_at - session.starts_at == timedelta(hours=2, minutes=30)
    assert (closes.date(), closes.hour) == (DAY - timedelta(days=3), 17)


def test_a_day_that_does_not_exist_is_said_beside_the_field(editor: Client, event: EventPage, session: Session) -> None:
    page = save(editor, event, form_of(event, session, starts_at="2月30日 10:00"))

    assert "「2月30日」は暦にない日付です。" in page
    assert "2月30日 10:00" in page


def test_an_editor_that_lay_open_does_not_call_the_session_on_again(
    editor: Client, event: EventPage, session: Session
) -> None:
    answers = form_of(event, session) | {"title": "縁側サロン（改）"}
    call_off(session_id=session.pk, now=NOW, said=Said(words="大雪のためです。"))

    page = save(editor, event, answers)

    session.refresh_from_db()
    assert session.status == SessionStatus.CANCELLED
    assert "この画面を開いている間に" in page
    assert "縁側サロン（改）" in page
    assert "大雪のためです。" in page


def test_pressing_again_with_what_is_so_now_goes_through(editor: Client, event: EventPage, session: Session) -> None:
    call_off(session_id=session.pk, now=NOW, said=Said())
    session.refresh_from_db()
    page = editor.get(f"/cms/pages/{event.pk}/edit/").content.decode()
    stamp = session.changed_at.isoformat()
    assert f'name="sessions-0-seen" value="{stamp}"' in page

    save(editor, event, form_of(event, session, seen=stamp) | {"title": "縁側サロン（改）"})

    assert EventPage.objects.get(pk=event.pk).title == "縁側サロン（改）"
