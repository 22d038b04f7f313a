"""The work behind listening: who is served first, what a killed worker leaves, what staff are told."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from accessibility import furigana
from accessibility.checks import speech_works
from accessibility.models import FuriganaText, PageRecording, ReadingEntry
from accessibility.readings import table
from accessibility.speech import page_recordings, recordings, store
from accessibility.speech.collection import collect
from accessibility.speech.engines import recorded
from accessibility.speech.page_recordings import Heard
from accessibility.speech.tasks import record_wanted_page
from accessibility.tasks import prepare_page
from cms.models import HomePage, InformationPage

State = PageRecording.State


@pytest.fixture(autouse=True)
def _storage(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    recorded.asked.clear()
    table.forget()


@pytest.fixture
def pages(home: HomePage) -> list[InformationPage]:
    bodies = [[("paragraph", f"<p>{name}の一。{name}の二。</p>")] for name in ("朝", "夕")]
    return [
        home.add_child(instance=InformationPage(title=f"案内{place}", slug=f"p{place}", body=body))
        for place, body in enumerate(bodies)
    ]


def nothing(_heard: Heard) -> None:
    """A queue whose worker is busy elsewhere."""


def test_a_page_somebody_waits_for_goes_before_one_nobody_waits_for(pages: list[InformationPage]) -> None:
    waited = page_recordings.plan_of(pages[1])
    page_recordings.want(Heard(pages[1].pk), waited, now=timezone.now(), enqueue=nothing)
    prepare_page.enqueue(pages[0].pk)
    said = [each.text for each in recorded.asked]
    assert said.index("夕の二。") < said.index("朝の一。")
    assert set(PageRecording.objects.values_list("state", flat=True)) == {State.READY}


def test_pressing_play_twice_asks_once(pages: list[InformationPage]) -> None:
    asked: list[Heard] = []
    for _press in range(2):
        page_recordings.want(
            Heard(pages[0].pk), page_recordings.plan_of(pages[0]), now=timezone.now(), enqueue=asked.append
        )
    assert asked == [(pages[0].pk, "", "")]


def test_a_recording_left_by_a_killed_worker_is_asked_for_again(pages: list[InformationPage]) -> None:
    asked: list[Heard] = []
    planned = page_recordings.plan_of(pages[0])
    page_recordings.want(Heard(pages[0].pk), planned, now=timezone.now() - timedelta(hours=1), enqueue=nothing)
    page_recordings.want(Heard(pages[0].pk), planned, now=timezone.now(), enqueue=asked.append)
    assert asked == [(pages[0].pk, "", "")]


def test_without_a_worker_the_page_is_spoken_all_the_same(pages: list[InformationPage], client) -> None:
    planned = page_recordings.plan_of(pages[0])
    page_recordings.want(Heard(pages[0].pk), planned, now=timezone.now(), enqueue=nothing)
    response = client.get(f"/listen/{pages[0].pk}/recording.mp3")
    assert len(b"".join(response.streaming_content)) > 5_000
    response.close()
    assert page_recordings.ready(pages[0].pk, planned)


def test_a_made_recording_is_not_made_again(pages: list[InformationPage]) -> None:
    record_wanted_page.enqueue(pages[0].pk)
    recorded.asked.clear()
    record_wanted_page.enqueue(pages[0].pk)
    assert recorded.asked == []


def test_a_write_that_fails_leaves_nothing_behind(tmp_path) -> None:
    with pytest.raises(TypeError):
        store.write("speech/sentences/aa/x.mp3", None)
    assert store.read("speech/sentences/aa/x.mp3") is None
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_collecting_removes_what_is_old_and_unused(pages: list[InformationPage]) -> None:
    furigana.forget_kept()
    prepare_page.enqueue(pages[0].pk)
    recordings.record("<p>もう使わない文。</p>", title="古い資料")
    store.write("speech/pages/1/old.mp3", b"x")
    used = page_recordings.plan_of(pages[0]).spoken[0].name
    FuriganaText.objects.create(digest="old", annotated="もう使わない文")
    FuriganaText.objects.update(made_at=timezone.now() - timedelta(days=61))
    kept = FuriganaText.objects.count() - 1
    done = collect(now=timezone.now())
    assert (done.recordings, done.sentences, done.rubies) == (0, 0, 1)
    assert FuriganaText.objects.count() == kept > 0
    done = collect(now=timezone.now() + timedelta(days=61))
    assert (done.recordings, done.sentences) == (1, 2)
    assert default_storage.exists(f"{used}.mp3")


def test_the_speech_worker_warms_its_voice_up_and_works(settings, pages: list[InformationPage]) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "speech"]}}
    record_wanted_page.enqueue(pages[0].pk)
    call_command("speech_worker", batch=True, verbosity=0)
    assert recorded.asked[0].text == "準備ができました。"
    assert PageRecording.objects.get(page_id=pages[0].pk).state == State.READY


@pytest.mark.parametrize(
    ("engine", "expected"),
    [
        ("accessibility.speech.engines.pyttsx.PyttsxEngine", []),
        ("accessibility.speech.engines.nobody.Engine", ["accessibility.W001"]),
    ],
)
def test_a_missing_voice_is_told_with_the_mending_command(settings, engine: str, expected: list[str]) -> None:
    settings.ENGAWA_SPEECH_ENGINE = engine
    found = speech_works()
    assert [message.id for message in found] == expected
    assert all("make run" in str(message.hint) for message in found)


@pytest.mark.parametrize(("surface", "reading"), [("縁側", "yen"), ("縁 側", "えんがわ"), ("", "えん"), ("縁", "")])
def test_an_entry_that_would_spoil_the_table_is_refused_with_an_example(db: None, surface: str, reading: str) -> None:
    with pytest.raises(Exception, match=r"例：|空|必須|blank"):
        ReadingEntry(surface=surface, reading=reading).full_clean()


def test_rubies_are_there_before_the_first_visitor_of_a_published_page_and_of_the_list_that_names_it(
    pages: list[InformationPage], settings
) -> None:
    settings.ENGAWA_SPEAK_AHEAD = True
    # The process may remember these words from another test, whose database is gone.
    furigana.forget_kept()
    pages[0].save_revision().publish()
    furigana.forget_kept()
    made = FuriganaText.objects.count()
    for page in (pages[0], pages[0].get_parent().specific):
        for level in furigana.LEVELS:
            furigana.annotate(page.main_html(), level)
    assert FuriganaText.objects.count() == made
