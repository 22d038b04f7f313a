"""Promises about the sound of documents: three kinds, with chapters, and as episodes of a podcast."""

import datetime as dt
import re
import subprocess
import tempfile

import feedparser
import imageio_ffmpeg
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree
from wagtail.models import PageViewRestriction

from documents.formats.audio import Audio
from documents.formats.maker import Manuscript
from documents.models import DocumentIndexPage, DocumentKind, DocumentPage, Format, FormatState
from documents.sounds import SOUNDS
from tests.factories import files
from tests.factories.documents import document, upload

TEXT = "<h2>給付金</h2><p>お一人につき五万円です。</p><h2>問い合わせ</h2><p>電話でお話しください。</p>"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCAST = "{https://podcastindex.org/namespace/1.0}"


@pytest.fixture(autouse=True)
def _storage(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def newsletter(document_index: DocumentIndexPage) -> DocumentPage:
    body = [
        ("heading", {"text": "給付金", "level": "2"}),
        ("paragraph", "<p>お一人につき五万円です。</p>"),
        ("heading", {"text": "問い合わせ", "level": "2"}),
        ("paragraph", "<p>電話で&lt;係&gt;へ。</p>"),
    ]
    return document(
        document_index, title="広報えんがわ 12月号", kind=DocumentKind.NEWSLETTER, body=body, summary="給付金の号です。"
    )


def got(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200, address
    content = b"".join(response.streaming_content) if response.streaming else response.content
    response.close()
    return content


def ffmpeg(content: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "warning", "-i", file.name, *arguments]
        return subprocess.run(command, capture_output=True, check=True)


def feed(client: Client, name: str = "newsletters", language: str = "") -> tuple[etree._Element, list[etree._Element]]:
    channel = etree.fromstring(got(client, f"{language}/podcast/{name}.xml")).find("channel")
    return channel, channel.findall("item")


@pytest.mark.parametrize(("kind", "ending"), SOUNDS.items())
def test_each_kind_of_sound_decodes_without_a_warning_and_has_a_chapter_for_every_heading(
    client: Client, newsletter: DocumentPage, kind: str, ending: str
) -> None:
    content = got(client, f"/documents/{newsletter.pk}/recording.{ending}")
    assert len(content) == newsletter.formats.get(kind=kind).size
    assert ffmpeg(content, "-f", "null", "-").stderr == b""
    told = ffmpeg(content, "-f", "ffmetadata", "-").stdout.decode().partition("[CHAPTER]")[2]
    assert re.findall("title=(.*)", told) == ["広報えんがわ12月号", "給付金", "問い合わせ"]


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "town"), [("ja", "縁側市"), ("en", "Engawa City")])
def test_a_file_names_the_town_in_its_own_language(settings, language: str, town: str) -> None:
    settings.ENGAWA_TOWN = {**settings.ENGAWA_TOWN, "name": "縁側市"}
    settings.ENGAWA_TOWN_IN = {"en": {"name": "Engawa City"}}
    made = Audio().make(Manuscript("Guide", dt.date(2026, 12, 1), "<p>One.</p>", language=language))
    assert f"artist={town}" in ffmpeg(made.content, "-f", "ffmetadata", "-").stdout.decode()


def test_the_page_offers_every_kind_of_sound_with_its_size(client: Client, newsletter: DocumentPage) -> None:
    html = got(client, newsletter.url).decode()
    for kind in SOUNDS:
        row = newsletter.formats.get(kind=kind)
        assert f'href="/documents/{newsletter.pk}/{kind.value}/"' in html
        assert f"{-(-row.size // 1000)}キロバイト" in html


def test_a_saver_weighs_less_than_the_others(client: Client, newsletter: DocumentPage) -> None:
    sizes = dict(newsletter.formats.filter(kind__in=SOUNDS).values_list("kind", "size"))
    assert sizes["saver"] < sizes["ogg"]


def test_an_episode_tells_address_type_length_and_words_of_its_sound(client: Client, newsletter: DocumentPage) -> None:
    _channel, (item,) = feed(client)
    enclosure = item.find("enclosure").attrib
    content = got(client, enclosure["url"])
    assert (enclosure["type"], int(enclosure["length"])) == ("audio/mpeg", len(content))
    assert enclosure["url"] == f"http://testserver/documents/{newsletter.pk}/recording.mp3"
    part = client.get(enclosure["url"], headers={"Range": "bytes=0-9"})
    assert (part.status_code, b"".join(part.streaming_content)) == (206, content[:10])
    part.close()
    assert item.findtext("title") == "広報えんがわ 12月号"
    assert item.findtext("description") == "給付金の号です。"
    assert item.findtext(f"{ITUNES}duration") == str(round(newsletter.formats.get(kind="mp3").seconds))
    assert {words.get("type") for words in item.iter(f"{PODCAST}transcript")} == {"text/vtt", "text/html"}
    for smaller in item.iter(f"{PODCAST}alternateEnclosure"):
        assert int(smaller.get("length")) == len(got(client, smaller.find(f"{PODCAST}source").get("uri")))


def test_the_transcript_says_every_sentence_at_its_time(client: Client, newsletter: DocumentPage) -> None:
    response = client.get(f"/documents/{newsletter.pk}/recording.vtt")
    assert response["Content-Type"] == "text/vtt; charset=utf-8"
    head, *cues = response.content.decode().strip().split("\n\n")
    assert head == "WEBVTT"
    assert [cue.split("\n")[2] for cue in cues][-3:] == [
        "お一人につき五万円です。",
        "問い合わせ",
        "電話で&lt;係&gt;へ。",
    ]
    times = [re.findall(r"(\d\d):(\d\d):(\d\d\.\d{3})", cue) for cue in cues]
    seconds = [[int(h) * 3600 + int(m) * 60 + float(s) for h, m, s in pair] for pair in times]
    flat = [moment for pair in seconds for moment in pair]
    assert flat == sorted(flat)
    assert flat[-1] <= newsletter.formats.get(kind="mp3").seconds


def test_the_feed_is_one_that_apps_can_read(client: Client, newsletter: DocumentPage) -> None:
    parsed = feedparser.parse(got(client, "/podcast/newsletters.xml"))
    assert not parsed.bozo
    assert parsed.version == "rss20"
    assert parsed.feed.title == "縁側市　広報・おたより"
    assert (parsed.feed.language, parsed.feed.author) == ("ja", "縁側市 福祉部 みんなのサロン係")
    (entry,) = parsed.entries
    assert entry.enclosures[0].type == "audio/mpeg"
    channel, _items = feed(client)
    assert channel.findtext(f"{ITUNES}author") == "縁側市"
    for wanted in ("image", "category", "explicit"):
        assert channel.find(f"{ITUNES}{wanted}") is not None
    assert channel.findtext(f"{PODCAST}guid") == feed(client)[0].findtext(f"{PODCAST}guid")


def test_an_episode_keeps_its_name_when_it_is_corrected_and_is_gone_while_its_sound_is_old(
    client: Client, newsletter: DocumentPage
) -> None:
    before = feed(client)[1][0].findtext("guid")
    newsletter.title = "広報えんがわ 十二月号"
    newsletter.save_revision().publish()
    _channel, (item,) = feed(client)
    assert (item.findtext("guid"), item.findtext("title")) == (before, "広報えんがわ 十二月号")
    Format.objects.filter(page=newsletter, kind="mp3").update(state=FormatState.STALE)
    assert feed(client)[1] == []


def test_what_not_everybody_may_read_and_what_is_no_newsletter_is_in_no_feed(
    client: Client, newsletter: DocumentPage, document_index: DocumentIndexPage
) -> None:
    document(document_index, title="手引き", upload=upload(files.pdf(TEXT)))
    assert [item.findtext("title") for item in feed(client)[1]] == ["広報えんがわ 12月号"]
    PageViewRestriction.objects.create(page=newsletter, restriction_type="login")
    assert feed(client)[1] == []
    assert client.get(f"/documents/{newsletter.pk}/recording.vtt").status_code == 404


def test_a_long_shelf_costs_no_more_queries_than_a_short_one(
    client: Client, newsletter: DocumentPage, document_index: DocumentIndexPage, django_assert_num_queries
) -> None:
    feed(client)
    with CaptureQueriesContext(connection) as asked:
        feed(client)
        count = len(asked)
    for number in range(2):
        document(document_index, title=f"{number}号", kind=DocumentKind.NEWSLETTER, body=[("paragraph", "<p>文。</p>")])
    feed(client)
    with django_assert_num_queries(count):
        assert len(feed(client)[1]) == 3


def test_an_english_feed_has_english_episodes_only(client: Client, newsletter: DocumentPage) -> None:
    channel, items = feed(client, language="/en")
    assert (channel.findtext("language"), items) == ("en", [])
