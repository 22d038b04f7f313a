"""The public finds the programmes, hears them, reads them and takes them along."""

import datetime as dt
import subprocess

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from imageio_ffmpeg import get_ffmpeg_exe

from accessibility.models import PageRecording
from accessibility.speech import page_recordings, store
from accessibility.speech.page_recordings import Heard
from cms.broadcast import actions
from cms.broadcast.models import BroadcastIndexPage, BroadcastPage
from documents.models import DocumentIndexPage
from tests.factories.cms import heading, paragraph

pytestmark = pytest.mark.django_db


def programme(index: BroadcastIndexPage, day: int, *, live: bool = True) -> BroadcastPage:
    page: BroadcastPage = index.add_child(
        instance=BroadcastPage(
            title=f"声の広報、12月{day}日",
            slug=f"2026-12-{day:02}",
            summary="催し1件をお知らせします。",
            issued_on=dt.date(2026, 12, day),
            body=[paragraph("<p>こんにちは。</p>"), heading("電話番号"), paragraph("<p>電話でどうぞ。</p>")],
            live=live,
        )
    )
    return page


def main_of(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    return page.partition("<main")[2].partition("</main>")[0]


def test_the_list_has_the_newest_first_and_no_drafts(client: Client, broadcast: BroadcastIndexPage) -> None:
    for day in (4, 18, 11):
        programme(broadcast, day)
    programme(broadcast, 25, live=False)
    main = main_of(client, "/broadcast/")
    assert main.index("12月18日") < main.index("12月11日") < main.index("12月4日")
    assert "12月25日" not in main
    assert main.count("<audio") == 1


def test_the_list_asks_as_little_for_ten_programmes_as_for_two(client: Client, broadcast: BroadcastIndexPage) -> None:
    counts = []
    for days in (range(1, 3), range(3, 11)):
        for day in days:
            programme(broadcast, day)
        main_of(client, "/broadcast/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/broadcast/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_programme_is_heard_read_and_taken_along_in_every_kind(client: Client, broadcast: BroadcastIndexPage) -> None:
    page = programme(broadcast, 4)
    before = main_of(client, "/broadcast/2026-12-04/")
    assert "いま作っています" in before
    assert f"/listen/{page.pk}/recording.mp3" in before
    page_recordings.make(Heard(page.pk), now=timezone.now())
    after = main_of(client, "/broadcast/2026-12-04/")
    sizes = PageRecording.objects.get().sizes
    assert set(sizes) == {"mp3", "ogg", "saver.ogg"}
    for ending in sizes:
        assert f"/listen/{page.pk}/recording.{ending}?v=" in after
    assert "電話でどうぞ。" in after
    listed = main_of(client, "/broadcast/")
    assert "recording.mp3?v=" in listed


def test_what_is_only_to_be_pressed_is_not_spoken(broadcast: BroadcastIndexPage) -> None:
    words = [spoken.sentence.text for spoken in page_recordings.plan_of(programme(broadcast, 4)).spoken]
    assert words == ["声の広報、12月4日", "こんにちは。", "電話番号", "電話でどうぞ。"]


def test_the_front_door_and_the_documents_lead_to_it(
    client: Client, broadcast: BroadcastIndexPage, document_index: DocumentIndexPage
) -> None:
    assert '<a href="/broadcast/">' in main_of(client, "/documents/")
    assert '<a href="/broadcast/">' in main_of(client, "/")


def test_without_programmes_no_link_is_dead(client: Client, document_index: DocumentIndexPage) -> None:
    assert "/broadcast/" not in client.get("/documents/").content.decode() + client.get("/").content.decode()


def test_an_empty_list_is_no_dead_end(client: Client, broadcast: BroadcastIndexPage) -> None:
    assert 'href="tel:' in main_of(client, "/broadcast/")


def test_programmes_are_not_among_the_lasting_pages(client: Client, broadcast: BroadcastIndexPage) -> None:
    programme(broadcast, 4)
    contents = main_of(client, "/sitemap/")
    assert '<a href="/broadcast/">' in contents
    assert "2026-12-04" not in contents


def test_it_comes_by_podcast_when_it_can_be_heard(client: Client, broadcast: BroadcastIndexPage) -> None:
    page = programme(broadcast, 4)
    assert page.title not in client.get("/podcast/weekly.xml").content.decode()
    page_recordings.make(Heard(page.pk), now=timezone.now())
    for name in ("weekly", "all"):
        feed = client.get(f"/podcast/{name}.xml").content.decode()
        assert page.title in feed
        assert f"/listen/{page.pk}/recording.mp3?v=" in feed


@pytest.mark.parametrize("ending", ["mp3", "ogg", "saver.ogg"])
def test_every_file_has_the_headings_as_chapters(client: Client, broadcast: BroadcastIndexPage, ending: str) -> None:
    page = programme(broadcast, 4)
    page_recordings.make(Heard(page.pk), now=timezone.now())
    sound = b"".join(client.get(f"/listen/{page.pk}/recording.{ending}"))
    told = subprocess.run(
        [get_ffmpeg_exe(), "-v", "error", "-i", "-", "-f", "ffmetadata", "-"],
        input=sound,
        capture_output=True,
        check=True,
    ).stdout.decode()
    chapters = told.partition("[CHAPTER]")[2]
    assert [line for line in chapters.splitlines() if line.startswith("title=")] == [
        "title=声の広報、12月4日",
        "title=電話番号",
    ]


def test_the_sound_of_a_removed_programme_is_removed_with_it(client: Client, broadcast: BroadcastIndexPage) -> None:
    page = programme(broadcast, 4)
    page_recordings.make(Heard(page.pk), now=timezone.now())
    folder = f"{page_recordings.PAGES}/{page.pk}"
    assert len(store.listed(folder)) == 3
    BroadcastIndexPage.objects.update(weeks_kept=2)
    assert actions.remove_old(now=timezone.make_aware(dt.datetime(2027, 3, 1))) == 1  # noqa: DTZ001 -- made aware
    assert store.listed(folder) == []
    assert client.get(f"/listen/{page.pk}/recording.mp3").status_code == 404
