"""Promises about feeds that many ask for: made once, true at once, for everybody, and not without end."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from accessibility.throttle import WINDOW_SECONDS
from events.feeds import answers, kept
from events.models import EventIndexPage
from tests.factories.events import make_event

GZIP = {"Accept-Encoding": "gzip"}


@pytest.fixture(autouse=True)
def store(monkeypatch: pytest.MonkeyPatch) -> kept.FeedStore:
    """An empty one that finds every feed worth keeping."""
    cache.clear()
    fresh = kept.FeedStore()
    monkeypatch.setattr(kept, "WORTH_KEEPING_BYTES", 1)
    monkeypatch.setattr(answers, "FEEDS", fresh)
    return fresh


@pytest.mark.parametrize("address", ["/data/events.ics", "/data/events.atom", "/data/events.feed.json"])
def test_a_feed_that_was_made_is_not_made_again_until_something_changes(
    event_index: EventIndexPage, client: Client, store: kept.FeedStore, address: str
) -> None:
    salon = make_event(event_index, "縁側サロン")
    first, again = client.get(address, headers=GZIP), client.get(address, headers=GZIP)
    assert first.status_code == 200
    assert first.content == again.content
    assert len(store) == 1

    salon.title = "新しい名前"
    salon.save_revision().publish()

    changed = client.get(address, headers=GZIP)
    assert "新しい名前" in gzip.decompress(changed.content).decode()
    assert changed["ETag"] != first["ETag"]


def test_who_reads_no_gzip_gets_the_same_words(event_index: EventIndexPage, client: Client) -> None:
    make_event(event_index, "縁側サロン")
    packed = client.get("/data/events.ics", headers=GZIP)
    plain = client.get("/data/events.ics", headers={"Accept-Encoding": "br"})
    assert "Content-Encoding" not in plain
    assert gzip.decompress(packed.content) == plain.content
    assert packed["Content-Type"] == plain["Content-Type"] == "text/calendar; charset=utf-8"
    assert "Accept-Encoding" in packed["Vary"]
    for answer in (packed, plain):
        assert client.get("/data/events.ics", headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_what_nobody_asked_for_longest_goes_first(
    event_index: EventIndexPage, client: Client, store: kept.FeedStore, settings: Any
) -> None:
    make_event(event_index, "縁側サロン")
    settings.ENGAWA_FEED_CACHE_BYTES = 1
    assert client.get("/data/events.ics", headers=GZIP).status_code == 200
    assert (len(store), store.used_bytes()) == (0, 0)


def test_who_asks_without_end_is_told_when_to_come_back(
    event_index: EventIndexPage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "ANSWERS_IN_TEN_MINUTES", 2)
    answered = [client.get("/api/v1/events/") for _ in range(3)]
    assert [answer.status_code for answer in answered] == [200, 200, 429]
    assert answered[2]["Retry-After"] == str(WINDOW_SECONDS)
    assert answered[2]["Content-Type"] == "application/problem+json"
    assert client.get("/api/v1/events/", REMOTE_ADDR="192.0.2.7").status_code == 200
