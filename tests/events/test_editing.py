"""Promises of the editor: what staff may not do to an event that people registered for, and what they are told."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.gate.check import check
from events.actions import Wish, take_place
from events.choices import SupportKind, Way
from events.models import EventIndexPage, EventPage, Session
from residents.contact_points import ContactPoint
from tests.factories.events import make_event, make_session, make_support, make_way
from tests.factories.staff import superuser, verified_client

NOW = timezone.now()


@pytest.fixture
def editor(db: None) -> Client:
    return verified_client(superuser())


@pytest.fixture
def event(event_index: EventIndexPage) -> EventPage:
    sessions = [make_session(), make_session(NOW + timedelta(days=14))]
    return make_event(event_index, slug="salon", sessions=sessions, ways=[make_way(Way.PHONE)])


def edited(event: EventPage, sessions: list[dict[str, object]]) -> dict[str, str]:
    """What the editor sends for this event with these sessions."""
    existing = [row for row in sessions if row.get("id")]
    way = event.ways.get()
    return nested_form_data(
        {
            "title": event.title,
            "slug": event.slug,
            "summary": "",
            "kind": event.kind,
            "fee": event.fee,
            "body": streamfield([]),
            "easy_body": streamfield([]),
            "sessions": inline_formset(sessions, initial=len(existing)),
            "ways": inline_formset([{"id": way.pk, "way": way.way, "ORDER": 1}], initial=1),
            "support_offers": inline_formset([]),
            "comments": inline_formset([]),
        }
    )


def as_row(session: Session, **changes: object) -> dict[str, object]:
    times = {name: f"{timezone.localtime(getattr(session, name)):%Y-%m-%d %H:%M}" for name in ("starts_at", "ends_at")}
    return {"id": session.pk, "status": session.status, "times_known": "on", "ORDER": 1} | times | changes


def take(session: Session) -> None:
    wish = Wish(name="はなこ", contact=ContactPoint(phone="0267123456"), way=Way.PHONE)
    take_place(session_id=session.pk, wish=wish, form_key="key", now=NOW)


def test_a_session_with_registrations_is_not_removed_and_the_editor_says_why(editor: Client, event: EventPage) -> None:
    first, second = event.sessions.order_by("starts_at")
    take(first)
    rows = [as_row(first, DELETE="on"), as_row(second)]

    page = editor.post(f"/cms/pages/{event.pk}/edit/", edited(event, rows) | {"action-publish": "1"})

    assert "申し込みがあるので、消せません" in page.content.decode()
    assert Session.objects.filter(pk=first.pk).exists()


def test_a_session_nobody_registered_for_may_go(editor: Client, event: EventPage) -> None:
    first, second = event.sessions.order_by("starts_at")
    take(first)
    rows = [as_row(first), as_row(second, DELETE="on")]

    editor.post(f"/cms/pages/{event.pk}/edit/", edited(event, rows) | {"action-publish": "1"})

    assert list(Session.objects.filter(page=event)) == [first]


def test_a_session_cannot_end_before_it_starts(editor: Client, event: EventPage) -> None:
    first, second = event.sessions.order_by("starts_at")
    rows = [as_row(first, ends_at="2020-01-01 10:00"), as_row(second)]

    page = editor.post(f"/cms/pages/{event.pk}/edit/", edited(event, rows))

    assert "始まりの時刻より後にしてください" in page.content.decode()


def test_staff_see_an_event_before_it_is_saved(editor: Client, event: EventPage) -> None:
    rows = [as_row(session) for session in event.sessions.all()]
    path = f"/cms/pages/{event.pk}/edit/preview/"

    editor.post(path, edited(event, [*rows, as_row(event.sessions.first(), id="")]))
    page = editor.get(f"{path}?mode=&in_preview_panel=true")

    assert page.status_code == 200
    assert event.title in page.content.decode()


@pytest.mark.parametrize(("days", "findings"), [(2, 1), (3, 0), (None, 0)])
def test_support_that_is_asked_for_after_it_must_be_settled_is_said(
    event_index: EventIndexPage, days: int | None, findings: int
) -> None:
    offer = make_support(SupportKind.SIGN_LANGUAGE, ask_days_before=days)
    page = make_event(event_index, support_offers=[offer])

    found = [finding for finding in check(page) if "手配を決めますが" in str(finding.what)]

    assert len(found) == findings


@pytest.mark.parametrize(("instead", "advice"), [("", "代わり」を書いて"), ("筆談でお話しします。", "手配を早められ")])
def test_support_that_closes_first_says_how_many_days_are_lost(
    event_index: EventIndexPage, instead: str, advice: str
) -> None:
    offer = make_support(SupportKind.SIGN_LANGUAGE, ask_days_before=7, instead=instead)
    page = make_event(event_index, support_offers=[offer])

    [found] = [finding for finding in check(page) if finding.path == "support_offers"]

    assert "7日早く締め切られます" in str(found.what)
    assert advice in str(found.mend)
    assert not found.blocks
