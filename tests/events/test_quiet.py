"""Promises to somebody who has not left home for a long time, and to their parents."""

import pytest
from django.test import Client

from events.choices import Way
from events.models import EventIndexPage
from tests.factories.events import make_event, make_way

pytestmark = pytest.mark.django_db


def test_a_quiet_event_says_every_step_it_has_and_none_that_it_has_not(
    event_index: EventIndexPage, client: Client
) -> None:
    event = make_event(event_index, quiet=True, ways=[make_way(Way.LISTEN), make_way(Way.TEXT)])

    page = client.get(event.url).content.decode()

    assert page.index("読むだけ") < page.index("聞くだけ</strong>") < page.index("文字だけで</strong>")
    assert "カメラは切ったまま" not in page
    assert "何人いるかは、だれにも見えません" in page


def test_an_ordinary_event_has_no_ladder(event_index: EventIndexPage, client: Client) -> None:
    assert "自分のペースで" not in client.get(make_event(event_index).url).content.decode()
