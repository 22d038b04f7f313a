"""Promises about what a look changes around the text: the audio bar, the simple layout, light mode."""

import lxml.html
import pytest
from django.test import Client
from django.utils import timezone

from accessibility.models import PageRecording
from accessibility.preferences import COOKIE
from accessibility.speech import page_recordings, store
from cms.models import HomePage

DIGEST = "a" * 64


def look(client: Client, path: str, cookie: str = "", **headers: str) -> lxml.html.HtmlElement:
    client.cookies[COOKIE] = cookie
    return lxml.html.fromstring(client.get(path, headers=headers).content)


@pytest.fixture
def recording(home: HomePage, settings, tmp_path) -> PageRecording:
    settings.MEDIA_ROOT = tmp_path
    for ext in ("mp3", "ogg", "saver.ogg"):
        store.write(page_recordings.file_of(home.pk, DIGEST, ext), b"sound")
    sizes = {"sizes": {"mp3": 5, "ogg": 5, "saver.ogg": 5}, "seconds": 65.0}
    state = PageRecording.State.READY
    return PageRecording.objects.create(page_id=home.pk, digest=DIGEST, state=state, asked_at=timezone.now(), **sizes)


def test_the_audio_bar_plays_and_gives_the_recording_right_under_the_header(client: Client, recording) -> None:
    page = look(client, "/", "audio=on")
    bar = page.xpath("//header/following-sibling::*[1]")[0]
    assert bar.get("class").startswith("audio-bar")
    assert bar.xpath(".//audio/@preload") == ["none"]
    assert [source.get("src") for source in bar.iter("source")] == [
        f"/listen/{recording.page_id}/recording.ogg?v={DIGEST}",
        f"/listen/{recording.page_id}/recording.mp3?v={DIGEST}",
    ]
    assert bar.xpath(".//a[@download]/@href") == [
        f"/listen/{recording.page_id}/recording.{ending}?v={DIGEST}&download=1" for ending in ("mp3", "saver.ogg")
    ]
    assert all("1キロバイト" in link.text_content() for link in bar.xpath(".//a[@download]"))


def test_who_asked_for_few_data_plays_the_smallest_file(client: Client, recording) -> None:
    bar = look(client, "/", "audio=on&light=on").xpath("//*[@class='audio-bar frame']")[0]
    assert bar.xpath(".//source/@src") == [
        f"/listen/{recording.page_id}/recording.{ending}?v={DIGEST}" for ending in ("saver.ogg", "mp3")
    ]


def test_a_page_that_is_still_to_be_spoken_is_heard_as_it_comes(client: Client, home: HomePage) -> None:
    bar = look(client, "/", "audio=on").xpath("//*[@class='audio-bar frame']")[0]
    assert bar.xpath(".//source/@src") == [f"/listen/{home.pk}/recording.mp3"]
    assert not bar.xpath(".//a")


@pytest.mark.parametrize(("path", "cookie"), [("/", ""), ("/display/", "audio=on")])
def test_nobody_else_gets_a_player(client: Client, home: HomePage, path: str, cookie: str) -> None:
    assert not look(client, path, cookie).xpath("//audio")


def test_the_simple_layout_has_the_five_places_after_the_text(client: Client, home: HomePage) -> None:
    page = look(client, "/", "layout=simple")
    assert not page.xpath("//header//nav")
    assert len(page.xpath("//main/following::nav[@id='places']//a")) == 5
    assert page.xpath("//header//a[@href='#places']")


@pytest.mark.parametrize(
    ("cookie", "headers", "scripts"),
    [
        ("", {}, True),
        ("light=on", {}, False),
        ("", {"Save-Data": "on"}, False),
        ("light=off", {"Save-Data": "on"}, True),
    ],
)
def test_light_mode_is_the_person_s_or_else_the_device_s(client: Client, home, cookie, headers, scripts) -> None:
    assert bool(look(client, "/", cookie, **headers).xpath("//script")) is scripts


def test_shared_caches_are_told_what_the_page_depends_on(client: Client, home: HomePage) -> None:
    assert {"Cookie", "Save-Data"} <= set(client.get("/")["Vary"].split(", "))
