"""The listen page and its sound, over HTTP."""

import io

import pytest
import soundfile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from accessibility.models import PageRecording
from accessibility.readings import table
from accessibility.speech import ogg, page_recordings
from accessibility.speech.page_recordings import Heard
from accessibility.speech.streaming import stream
from accessibility.tasks import prepare_page
from cms.models import HomePage, InformationPage


@pytest.fixture(autouse=True)
def _storage(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.ENGAWA_SPEAK_AHEAD = True
    table.forget()


@pytest.fixture
def page(home: HomePage) -> InformationPage:
    body = [("paragraph", "<p>家から電話で参加できます。</p>")]
    return home.add_child(instance=InformationPage(title="参加のしかた", slug="how", summary="電話でも。", body=body))


def sound_of(page: InformationPage, ext: str = "mp3") -> str:
    return f"/listen/{page.pk}/recording.{ext}"


def fetch(client: Client, address: str, **headers: str):
    """The answer, read to the end and closed as a server does."""
    response = client.get(address, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response.body = body_of(response)
    response.close()
    return response


def body_of(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_the_page_offers_a_player_a_file_its_length_and_the_words(client: Client, page: InformationPage) -> None:
    html = client.get(f"/listen/{page.pk}/").content.decode()
    assert '<audio controls preload="none"' in html
    assert html.index('type="audio/ogg; codecs=opus"') < html.index('type="audio/mpeg"')
    assert "キロバイト" in html
    assert "秒" in html
    assert "CC BY 3.0" in html
    assert f'href="{page.url}"' in html
    assert "参加のしかた" in html


@pytest.mark.parametrize("ext", ["mp3", "ogg"])
def test_the_finished_sound_can_be_had_in_parts(client: Client, page: InformationPage, ext: str) -> None:
    prepare_page.enqueue(page.pk)
    whole = fetch(client, sound_of(page, ext))
    size = len(whole.body)
    assert (whole.status_code, int(whole["Content-Length"]), whole["Accept-Ranges"]) == (200, size, "bytes")
    part = fetch(client, sound_of(page, ext), range="bytes=100-199")
    assert (part.status_code, part["Content-Range"]) == (206, f"bytes 100-199/{size}")
    assert part.body == whole.body[100:200]
    assert fetch(client, sound_of(page, ext), range="bytes=99999999-").status_code == 416
    assert fetch(client, sound_of(page, ext), if_none_match=whole["ETag"]).status_code == 304
    head = client.head(sound_of(page, ext))
    assert (head["Content-Length"], body_of(head)) == (str(size), b"")


@pytest.mark.parametrize("ext", ["mp3", "ogg"])
def test_what_streams_is_what_will_be_kept(page: InformationPage, ext: str) -> None:
    planned = page_recordings.plan_of(page)
    streamed = b"".join(stream(planned, ext=ext))
    samples, rate = soundfile.read(io.BytesIO(streamed))
    assert len(samples) / rate > 2
    prepare_page.enqueue(page.pk)
    kept = fetch(Client(), sound_of(page, ext)).body
    assert kept.endswith(streamed) if ext == "mp3" else list(ogg.packets(kept)) == list(ogg.packets(streamed))


def test_a_changed_page_is_never_given_the_old_sound(client: Client, page: InformationPage) -> None:
    prepare_page.enqueue(page.pk)
    old = fetch(client, sound_of(page))["ETag"]
    address = f"{sound_of(page)}?v={PageRecording.objects.get().digest}"
    page.title = "電話での参加"
    page.save_revision().publish()
    assert fetch(client, sound_of(page))["ETag"] != old
    assert fetch(client, address)["ETag"] != old


def test_publishing_has_the_sound_and_the_rubies_made_ahead(page: InformationPage) -> None:
    page.save_revision().publish()
    row = PageRecording.objects.get(page_id=page.pk)
    assert row.state == PageRecording.State.READY
    assert row.seconds > 1
    assert row.sizes["mp3"] > 3_000


@pytest.mark.parametrize("address", ["", "recording.mp3"])
def test_pages_that_are_not_public_are_not_heard(client: Client, page: InformationPage, address: str) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert client.get(f"/listen/{page.pk}/{address}").status_code == 404
    PageViewRestriction.objects.all().delete()
    page.unpublish()
    assert client.get(f"/listen/{page.pk}/{address}").status_code == 404


def test_the_sound_of_a_page_taken_back_is_not_kept(page: InformationPage, tmp_path) -> None:
    prepare_page.enqueue(page.pk)
    assert list(tmp_path.glob("speech/pages/*/*"))
    page.unpublish()
    assert not list(tmp_path.glob("speech/pages/*/*"))


@pytest.mark.parametrize(
    "address", ["/listen/999999/", "/listen/1/recording.wav", "/listen/1/recording.mp3?v=../../x", "/listen/x/"]
)
def test_odd_addresses_are_not_found(client: Client, home: HomePage, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_forged_edition_gets_the_present_one(client: Client, page: InformationPage) -> None:
    for edition in ("..%2f..%2fx", "0" * 64, "%00", "a" * 5000):
        assert fetch(client, f"{sound_of(page)}?v={edition}").status_code == 200


def test_collecting_leaves_what_is_in_use(client: Client, page: InformationPage, capsys) -> None:
    prepare_page.enqueue(page.pk)
    call_command("collect_recordings")
    assert fetch(client, sound_of(page)).has_header("ETag")
    assert capsys.readouterr().out == ""


def test_the_easy_version_is_heard_as_a_recording_of_its_own(client: Client, page: InformationPage) -> None:
    assert client.get(f"/listen/{page.pk}/easy/").status_code == 404
    page.easy_body = [("paragraph", "<p>電話してください。</p>")]
    page.save()
    page_recordings.make(Heard(page.pk), now=timezone.now())
    page_recordings.make(Heard(page.pk, "easy"), now=timezone.now())
    html = client.get(f"/listen/{page.pk}/easy/").content.decode()
    assert "電話してください。" in html
    assert "家から電話で" not in html
    assert f'href="{page.url}easy/"' in html
    assert fetch(client, f"/listen/{page.pk}/easy/recording.mp3").status_code == 200
    assert sorted(PageRecording.objects.values_list("version", "state")) == [("", "ready"), ("easy", "ready")]
    assert f'href="/listen/{page.pk}/easy/" data-listen>聞く</a>' in client.get(f"{page.url}easy/").content.decode()
