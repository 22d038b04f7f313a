"""Promises to a listener whose page is being spoken at this moment."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from accessibility.models import PageRecording, SpokenSentence
from accessibility.speech import claims, cues, mp3, page_recordings, work
from accessibility.speech.engines import SpeechError, recorded
from accessibility.speech.page_recordings import Heard
from accessibility.speech.streaming import stream
from cms.models import InformationPage

pytestmark = pytest.mark.django_db
Make = Callable[..., InformationPage]
REFUSING = "tests.accessibility.keeping.engine.RefusingEngine"


def test_a_sentence_that_cannot_be_spoken_is_owned_up_to_and_the_rest_is_heard(settings, make_page: Make) -> None:
    settings.ENGAWA_SPEECH_ENGINE = REFUSING
    page = make_page("はじめの文。", "だめな文。", "おわりの文。")
    with pytest.raises(SpeechError):
        page_recordings.make(Heard(page.pk), now=timezone.now())
    row = PageRecording.objects.get()
    assert (row.state, row.error) == (PageRecording.State.FAILED, "「だめな文。」: refused")
    recorded.asked.clear()
    heard = b"".join(stream(page_recordings.plan_of(page), ext="mp3"))
    assert [each.text for each in recorded.asked] == ["この文は、声にできませんでした。ページの文字をごらんください。"]
    assert mp3.seconds(heard) > 1


def test_what_a_worker_is_making_is_waited_for_and_not_made_twice(make_page: Make) -> None:
    page = make_page("はじめの文。", "つぎの文。")
    planned = page_recordings.plan_of(page)
    work.make(next(planned.pieces))
    sounds = stream(planned, ext="mp3")
    assert mp3.seconds(next(sounds)) > 0
    assert [each.text for each in recorded.asked] == ["案内"]
    # The worker goes on while the listener hears the title.
    work.make_all(planned)
    recorded.asked.clear()
    assert sum(mp3.seconds(sound) for sound in sounds) > 0.5
    assert recorded.asked == []


def test_a_player_knows_where_each_sentence_sounds_as_far_as_it_is_made(client: Client, make_page: Make) -> None:
    page = make_page("はじめの文。", "つぎの文。")
    planned = page_recordings.plan_of(page)
    for piece in [*planned.pieces][:3]:
        work.make(piece)
    told = client.get(f"/listen/{page.pk}/cues.json").json()
    assert [sentence["text"] for sentence in told["sentences"]] == ["案内", "はじめの文。", "つぎの文。"]
    assert ["start" in sentence for sentence in told["sentences"]] == [True, False, False]
    assert (told["complete"], told["finished"], told["digest"]) == (False, False, planned.digest)


@pytest.mark.parametrize("kind", ["mp3", "ogg", "saver.ogg"])
def test_the_times_of_finished_sound_follow_each_other_to_its_end(client: Client, make_page: Make, kind: str) -> None:
    page = make_page("はじめの文。", "つぎの文。")
    page_recordings.make(Heard(page.pk), now=timezone.now())
    told = client.get(f"/listen/{page.pk}/cues.json?kind={kind}")
    said = told.json()
    times = [time for sentence in said["sentences"] for time in (sentence["start"], sentence["end"])]
    assert times == sorted(times)
    assert (said["complete"], said["finished"]) == (True, True)
    assert said["seconds"] - 1.2 < times[-1] <= said["seconds"]
    again = client.get(f"/listen/{page.pk}/cues.json?kind={kind}", headers={"if-none-match": told["ETag"]})
    assert again.status_code == 304


def test_headings_are_announced_to_who_asks_and_kept_beside_the_plain_recording(
    client: Client, make_page: Make
) -> None:
    page = make_page("はじめの文。")
    for query in ("", "?headings=on"):
        answer = client.get(f"/listen/{page.pk}/recording.mp3{query}")
        b"".join(answer.streaming_content)
    assert set(PageRecording.objects.values_list("manner", "state")) == {("", "ready"), ("headings", "ready")}
    told = client.get(f"/listen/{page.pk}/cues.json?headings=on").json()
    assert told["sentences"][0]["text"].startswith("見出し1、")
    # Only the heading is another sentence.
    assert [each.text for each in recorded.asked].count("はじめの文。") == 1


@pytest.mark.parametrize("address", ["cues.json?kind=wav", "odd/cues.json", "recording.saver.mp3"])
def test_odd_kinds_and_versions_are_not_found(client: Client, make_page: Make, address: str) -> None:
    assert client.get(f"/listen/{make_page('文。').pk}/{address}").status_code == 404


def test_a_page_edited_while_it_is_spoken_is_never_called_finished(make_page: Make) -> None:
    page = make_page("はじめの文。", "つぎの文。")

    def edit() -> None:
        InformationPage.objects.filter(pk=page.pk).update(title="直した題")

    page_recordings.make(Heard(page.pk), now=timezone.now(), between=edit)
    assert PageRecording.objects.get().state != PageRecording.State.READY
    page_recordings.make(Heard(page.pk), now=timezone.now())
    assert PageRecording.objects.get().state == PageRecording.State.READY


def test_a_file_that_broke_off_is_resumed_and_one_labelled_anew_is_not_glued_to_it(
    client: Client, make_page: Make
) -> None:
    page = make_page("はじめの文。")
    address = f"/listen/{page.pk}/recording.ogg"
    page_recordings.make(Heard(page.pk), now=timezone.now())
    first = client.get(address)
    whole, etag = b"".join(first.streaming_content), first["ETag"]
    rest = client.get(address, headers={"range": "bytes=700-", "if-range": etag})
    assert (rest.status_code, whole[:700] + b"".join(rest.streaming_content)) == (206, whole)
    for name in (page_recordings.file_of(page.pk, page_recordings.plan_of(page).digest, kind) for kind in ["ogg"]):
        page_recordings.store.write(name, whole + b"")
    other = client.get(address, headers={"range": "bytes=700-", "if-range": etag})
    assert (other.status_code, b"".join(other.streaming_content)) == (200, whole)


def test_cues_cost_the_same_number_of_questions_for_short_and_long_pages(
    make_page: Make, django_assert_num_queries
) -> None:
    for count in (2, 40):
        page = make_page(*(f"{number}番目の文。" for number in range(count)), slug=f"p{count}")
        planned = page_recordings.plan_of(page)
        work.make_all(planned)
        with django_assert_num_queries(1):
            assert len(cues.cues_of(planned, "mp3")) == count + 1
    assert claims.not_made(SpokenSentence.objects.values_list("key", flat=True)) == []
