"""Promises of the feeds, read by another program."""

import feedparser
from django.test import Client

from events.models import EventIndexPage, EventPage
from tests.factories.events import make_event


def test_a_feed_reader_reads_the_newest_news_first(salon: EventPage, all_day: EventPage, client: Client) -> None:
    response = client.get("/data/events.atom")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(response.content)
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["うるう日の電話", "縁側サロン, お茶; と\\話"]
    assert feed.feed.title == "縁側市　これからの催し"
    assert feed.entries[1].id == f"urn:uuid:{salon.translation_key}"
    assert "ほかに2回あります。" in feed.entries[1].summary
    assert feed.entries[0].link == "http://testserver/events/leap/"


def test_the_json_feed_says_the_same(salon: EventPage, all_day: EventPage, client: Client) -> None:
    feed = client.get("/data/events.feed.json").json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["title"] for item in feed["items"]] == ["うるう日の電話", "縁側サロン, お茶; と\\話"]
    assert feed["items"][1]["tags"] == ["サロン", "妊娠中の方・ご家族"]
    assert {"id", "url", "content_text", "date_modified"} <= set(feed["items"][0])


def test_signs_that_xml_cannot_hold_do_not_break_the_feed(event_index: EventIndexPage, client: Client) -> None:
    make_event(event_index, "ベル\x07 <b>太字</b> &amp;", slug="bell", summary="]]> & <script>")
    feed = feedparser.parse(client.get("/data/events.atom").content)
    assert not feed.bozo
    assert feed.entries[0].title == "ベル <b>太字</b> &amp;"
    assert "<script" not in feed.entries[0].summary


def test_an_empty_feed_is_the_same_at_every_look(event_index: EventIndexPage, client: Client) -> None:
    first = client.get("/data/events.atom")
    assert client.get("/data/events.atom").content == first.content
    assert client.get("/data/events.atom", headers={"If-None-Match": first["ETag"]}).status_code == 304
