"""The demo town can be heard on its first day: a programme is out, and few presses lead to it."""

from datetime import datetime

import pytest
from django.test import Client
from lxml import html

from accessibility.speech import page_recordings
from cms.broadcast.models import BroadcastPage

pytestmark = pytest.mark.django_db


def links(client: Client, address: str) -> set[str]:
    tree = html.fromstring(client.get(address).content.decode())
    return {link.get("href", "") for link in tree.xpath("//main//a")}


def test_a_programme_of_this_week_tells_events_and_documents(now: datetime) -> None:
    page = BroadcastPage.objects.live().get()
    said = [spoken.sentence.text for spoken in page_recordings.plan_of(page).spoken]
    assert {"これからの催し", "朝のえんがわ", "新しい資料", "えんがわだより", "参加のしかた", "電話番号"} <= set(said)


@pytest.mark.parametrize("start", ["/", "/documents/", "/guide/"])
def test_from_every_place_it_is_heard_within_three_presses(now: datetime, client: Client, start: str) -> None:
    page = BroadcastPage.objects.live().get()
    assert "/broadcast/" in links(client, start)
    assert page.get_url() in links(client, "/broadcast/")
    assert "<audio" in client.get("/broadcast/").content.decode()
