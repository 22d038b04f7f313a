"""Promises to somebody who has not left home for a long time, and to their parents."""

import pytest
from django.test import Client
from django.utils import timezone

from events.actions import Wish, take_place
from events.choices import RegistrationState, Way
from events.models import EventIndexPage
from residents.contact_points import ContactPoint
from tests.factories.events import make_event, make_session, make_way

pytestmark = pytest.mark.django_db


def test_a_quiet_event_says_every_step_it_has_and_none_that_it_has_not(
    event_index: EventIndexPage, client: Client
) -> None:
    event = make_event(event_index, quiet=True, ways=[make_way(Way.LISTEN), make_way(Way.TEXT)])

    page = client.get(event.url).content.decode()

    assert page.index("読むだけ") < page.index("聞くだけ</strong>") < page.index("文字だけで</strong>")
    assert "カメラは切ったまま" not in page
    assert "何人いるかは、だれにも見えません" in page


def test_nobody_can_count_who_comes_to_a_quiet_event(event_index: EventIndexPage, client: Client) -> None:
    """With three places a number left over would say how many come; the open event beside it does say it."""
    quiet = make_event(event_index, quiet=True, sessions=[make_session(capacity=3)])
    known = make_event(event_index, "ふつうの催し", sessions=[make_session(capacity=3)])

    assert "あと3人" in client.get(known.url).content.decode()
    assert "あと3人" not in client.get(quiet.url).content.decode()
    assert "あと" not in client.get(f"/join/{quiet.sessions.get().pk}/").content.decode().split("電話でも")[0]


def test_an_ordinary_event_has_no_ladder(event_index: EventIndexPage, client: Client) -> None:
    assert "自分のペースで" not in client.get(make_event(event_index).url).content.decode()


def test_leaving_a_quiet_event_is_one_press_without_a_question(event_index: EventIndexPage, client: Client) -> None:
    session = make_event(event_index, quiet=True, ways=[make_way(Way.TEXT)]).sessions.get()
    wish = Wish(name="だれか", contact=ContactPoint(email="dareka@example.jp"), way=Way.TEXT)
    made = take_place(session_id=session.pk, wish=wish, form_key="key", now=timezone.now())

    page = client.get(f"/registration/{made.token}/")
    address = f"/registration/{made.token}/cancel/"

    assert f'<form method="post" action="{address}">' in page.content.decode()
    assert page["Referrer-Policy"] == "same-origin"
    client.post(address, headers={"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"})
    made.refresh_from_db()
    assert made.state == RegistrationState.CANCELLED
