"""Promises about the bytes of pages that are one person's business."""

from __future__ import annotations

import gzip

from django.test import Client
from django.utils import timezone

from events.actions import Wish, take_place
from events.choices import Way
from events.models import EventIndexPage
from residents.contact_points import ContactPoint
from tests.factories.events import make_event


def test_a_private_page_is_compressed_and_its_length_tells_nothing(event_index: EventIndexPage, client: Client) -> None:
    session = make_event(event_index).sessions.get()
    wish = Wish(name="はなこ", contact=ContactPoint(email="hanako@example.jp"), way=Way.PHONE)
    registration = take_place(session_id=session.pk, wish=wish, form_key="a", now=timezone.now())
    path = f"/registration/{registration.token}/"
    answers = [client.get(path, headers={"Accept-Encoding": "gzip"}) for _ in range(12)]
    assert {answer["Content-Encoding"] for answer in answers} == {"gzip"}
    assert len({gzip.decompress(answer.content) for answer in answers}) == 1
    assert len({len(answer.content) for answer in answers}) > 1
