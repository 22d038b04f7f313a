"""Promises about feeds: what can be registered, what apps are told, and the page that explains it all."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from lxml import etree
from lxml import html as lxml_html

from accessibility.podcast import channels
from accessibility.podcast.channels import Channel, Episode, Sound
from accessibility.podcast.vtt import webvtt
from accessibility.speech import page_recordings
from accessibility.speech.cues import Cue
from accessibility.speech.page_recordings import Heard
from cms.models import HomePage
from events.models import EventIndexPage, EventPage
from tests.factories.events import make_event, make_session
from tests.factories.translations import translated

MORNING = dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC)


def episode(number: int, **said: str) -> Episode:
    return Episode(
        guid=said.get("guid", f"urn:test:{number}"),
        title=said.get("title", f"{number}号"),
        about="",
        published_at=MORNING + dt.timedelta(days=number),
        address="/documents/one/",
        sounds=(Sound(f"/{number}.mp3", "mp3", 1000), Sound(f"/{number}.saver.ogg", "saver.ogg", 700)),
        seconds=65,
        transcript=f"/{number}.vtt",
    )


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Episode]]:
    """Two channels with whatever a test puts into them."""
    monkeypatch.setattr(channels, "_registered", {})
    found: dict[str, list[Episode]] = {"news": [], "notices": []}
    for name, episodes in found.items():
        channels.register(Channel(name, f"題{name}", "説明", lambda _language, episodes=episodes: episodes))
    return found


def items(client: Client, name: str) -> list[etree._Element]:
    return etree.fromstring(client.get(f"/podcast/{name}.xml").content).findall("channel/item")


@pytest.mark.parametrize("name", ["all", "news", "N0", ""])
def test_a_channel_is_registered_once_and_under_a_name_that_can_be_an_address(registered, name: str) -> None:
    with pytest.raises(ValueError, match="named"):
        channels.register(Channel(name, "題", "説明", lambda _language: []))


@pytest.mark.django_db
def test_the_feed_of_everything_holds_each_episode_once_newest_first(client: Client, registered) -> None:
    registered["news"][:] = [episode(1), episode(3)]
    registered["notices"][:] = [episode(2), episode(3)]
    assert [item.findtext("title") for item in items(client, "all")] == ["3号", "2号", "1号"]
    assert [item.findtext("title") for item in items(client, "notices")] == ["3号", "2号"]


@pytest.mark.django_db
def test_a_feed_holds_the_newest_fifty(client: Client, registered) -> None:
    registered["news"][:] = [episode(number) for number in range(60)]
    found = items(client, "news")
    assert (len(found), found[0].findtext("title"), found[-1].findtext("title")) == (50, "59号", "10号")


@pytest.mark.django_db
def test_a_title_with_signs_that_xml_cannot_hold_does_not_break_the_feed(client: Client, registered) -> None:
    registered["news"][:] = [episode(1, title="広報\x0b <12月号> & \ud800\ufffe縁側")]
    assert [item.findtext("title") for item in items(client, "news")] == ["広報 <12月号> & 縁側"]


@pytest.mark.django_db
def test_an_app_that_has_the_newest_is_sent_nothing_again(client: Client, registered) -> None:
    registered["news"][:] = [episode(1)]
    first = client.get("/podcast/news.xml")
    assert first["Content-Type"].startswith("application/rss+xml")
    assert client.get("/podcast/news.xml", headers={"If-None-Match": first["ETag"]}).status_code == 304
    registered["news"][:] = [episode(1, title="直した題")]
    assert client.get("/podcast/news.xml", headers={"If-None-Match": first["ETag"]}).status_code == 200
    assert client.get("/podcast/none.xml").status_code == 404


@pytest.mark.django_db
def test_an_empty_feed_stays_the_same_from_one_look_to_the_next(client: Client, registered) -> None:
    first = client.get("/podcast/news.xml")
    assert client.get("/podcast/news.xml", headers={"If-None-Match": first["ETag"]}).status_code == 304


@pytest.mark.django_db
def test_the_page_names_every_address_offers_the_newest_with_sizes_and_the_telephone(
    client: Client, registered
) -> None:
    registered["news"][:] = [episode(number) for number in range(9)]
    tree = lxml_html.fromstring(client.get("/podcast/").content.decode())
    links = {link.get("href"): " ".join(link.text_content().split()) for link in tree.iter("a")}
    for name in ("all", "news", "notices"):
        assert links[f"http://testserver/podcast/{name}.xml"] == f"http://testserver/podcast/{name}.xml"
        assert f"podcast://testserver/podcast/{name}.xml" in links
    assert "1キロバイト" in links["/8.mp3"]
    assert "/8.saver.ogg" in links
    assert "/3.mp3" not in links
    assert any(href.startswith("tel:") for href in links if href)


@pytest.mark.django_db
def test_every_page_tells_browsers_and_apps_where_the_feed_is(client: Client, home) -> None:
    for address, where in (("/", "/podcast/all.xml"), ("/en/podcast/", "/en/podcast/all.xml")):
        tree = lxml_html.fromstring(client.get(address).content.decode())
        assert tree.xpath("//link[@type='application/rss+xml']/@href") == [where]


def test_webvtt_marks_other_languages_and_says_nothing_that_could_be_taken_for_marks() -> None:
    cues = [
        Cue(0, 1.25, "縁側 <b> & --> \0\ud800\n二行目"),
        Cue(3599.9996, 3661.5, "Welcome.", language="en"),
    ]
    assert webvtt(cues, language="ja") == (
        "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.250\n縁側 &lt;b&gt; &amp; --&gt; 二行目\n\n"
        "2\n01:00:00.000 --> 01:01:01.500\n<lang en>Welcome.</lang>\n"
    )


@pytest.fixture
def spoken(event_index: EventIndexPage, settings, tmp_path) -> EventPage:
    """An event that is still to come and can be heard."""
    settings.MEDIA_ROOT = tmp_path
    page = make_event(event_index, summary="家から電話で。")
    page_recordings.make(Heard(page.pk), now=timezone.now())
    return page


def test_an_event_that_can_be_heard_is_announced_with_exact_lengths_and_its_words(client: Client, spoken) -> None:
    (item,) = items(client, "events")
    enclosure = item.find("enclosure")
    response = client.get(enclosure.get("url"))
    assert len(b"".join(response.streaming_content)) == int(enclosure.get("length")) == int(response["Content-Length"])
    response.close()
    assert item.findtext("title") == spoken.title
    captions, page = item.iter("{https://podcastindex.org/namespace/1.0}transcript")
    words = client.get(captions.get("url"))
    assert words["Content-Type"] == "text/vtt; charset=utf-8"
    assert words.content.decode().startswith("WEBVTT\n\n1\n00:00:00.0")
    assert spoken.title in words.content.decode()
    assert page.get("url") == f"http://testserver{spoken.url}"


def test_an_event_that_is_over_taken_back_or_not_spoken_is_announced_no_more(
    client: Client, spoken: EventPage, event_index: EventIndexPage
) -> None:
    over = timezone.now() - dt.timedelta(days=3)
    past = make_event(event_index, "終わった催し", sessions=[make_session(over)])
    page_recordings.make(Heard(past.pk), now=timezone.now())
    make_event(event_index, "まだ声のない催し")
    assert [item.findtext("title") for item in items(client, "events")] == [spoken.title]
    page_recordings.forget(spoken.pk)
    assert items(client, "events") == []
    spoken.unpublish()
    assert client.get(f"/listen/{spoken.pk}/transcript.vtt").status_code == 404


def test_an_english_page_is_announced_in_english_only(client: Client, home: HomePage, spoken: EventPage) -> None:
    translated(home, title="Salon")
    translated(spoken.get_parent().specific, title="What is on")
    page = translated(spoken, title="Tea on the veranda", slug="tea")
    page_recordings.make(Heard(page.pk), now=timezone.now())
    found = etree.fromstring(client.get("/en/podcast/events.xml").content).find("channel")
    assert (found.findtext("language"), found.findtext("item/title")) == ("en", "Tea on the veranda")
    assert found.findtext("item/link") == f"http://testserver{page.url}"
    assert found.findtext("item/guid") != items(client, "events")[0].findtext("guid")
    assert [item.findtext("title") for item in items(client, "events")] == [spoken.title]


def test_sound_that_is_in_the_making_has_no_transcript_yet(client: Client, home: HomePage) -> None:
    assert client.get(f"/listen/{home.pk}/transcript.vtt").status_code == 404


def test_directories_may_fetch_the_sound_that_a_feed_names(client: Client) -> None:
    rules = client.get("/robots.txt").content.decode().splitlines()
    for language in ("", "/en"):
        assert f"Disallow: {language}/listen/" in rules
        assert f"Allow: {language}/listen/*/recording." in rules
