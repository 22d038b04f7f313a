"""A page read aloud by a person is heard instead of the voice, as long as it says what the page says."""

import io
import subprocess
from datetime import timedelta
from functools import cache

import imageio_ffmpeg
import numpy as np
import pytest
import soundfile
from django.test import Client
from django.utils import timezone

from accessibility.models import HumanRecording, PageRecording
from accessibility.speech import human, page_recordings, store
from accessibility.speech.collection import collect
from accessibility.speech.kinds import KINDS
from accessibility.speech.page_recordings import Heard
from accessibility.speech.people import actions, work
from accessibility.speech.people.actions import ChangedMeanwhileError, Told
from accessibility.speech.plans import Spoken
from accessibility.speech.script import Sentence
from accessibility.speech.sections import Section, sections_of
from accessibility.tasks import prepare_page
from cms.models import InformationPage
from tests.accessibility.people.readers import read_aloud

read_once = cache(read_aloud)
TOLD = Told("朗読の会 花子", "0267-12-3456", "このサイトで聞けるように", "2026年11月22日に本人から書面で")
State = HumanRecording.State


def plan(page: InformationPage):
    return page_recordings.plan_of(page)


def taken(page: InformationPage, content: bytes) -> HumanRecording:
    file, now = io.BytesIO(content), timezone.now()
    recording = actions.take_in(page_id=page.pk, version="", file=file, told=TOLD, now=now)
    recording.refresh_from_db()
    return recording


def used(page: InformationPage, recording: HumanRecording, starts: list[float | None]) -> HumanRecording:
    words = [section.words for section in sections_of(plan(page))]
    actions.use(recording=recording, starts=starts, words=words)
    recording.refresh_from_db()
    return recording


@pytest.fixture
def read(page: InformationPage) -> tuple[bytes, list[float]]:
    return read_once(plan(page))


@pytest.fixture
def heard(page: InformationPage, read, django_capture_on_commit_callbacks) -> HumanRecording:
    """A reading of the whole page in use, its times as they really are."""
    return used(page, taken(page, read[0]), [0.0, *read[1][1:]])


def row_of(page: InformationPage) -> PageRecording:
    return PageRecording.objects.get(page=page, version="", manner="")


def sound_of(page: InformationPage, ending: str) -> bytes:
    return store.read(page_recordings.file_of(page.pk, row_of(page).digest, ending)) or b""


def test_headings_are_found_in_a_reading_and_the_file_as_it_came_is_forgotten(page: InformationPage, read) -> None:
    recording = taken(page, read[0])
    assert recording.state == State.TO_CHECK
    guessed = [section["start"] for section in recording.sections]
    assert guessed[1:] == pytest.approx(read[1][1:], abs=0.3)
    kept = {name.rsplit("/", 1)[1] for name in store.listed(human.name_of(recording, "")[:-1])}
    assert kept == {"levelled.flac", "preview.mp3"}


def test_a_reading_in_use_is_what_the_page_sounds_like_and_its_reader_is_named(
    page: InformationPage, read, heard: HumanRecording, client: Client
) -> None:
    assert heard.state == State.IN_USE
    row = row_of(page)
    assert (row.state, row.is_human) == ("ready", True)
    assert row.seconds == pytest.approx(heard.seconds, abs=0.6)
    for ending in KINDS:
        starts = [cue["start"] for cue in row.cues[ending] if cue["level"]]
        assert starts == pytest.approx([0.0, *read[1][1:]], abs=0.25)
        assert len(row.cues[ending]) == len(plan(page).spoken)
    html = client.get(f"/listen/{page.pk}/").content.decode()
    assert "朗読：朗読の会 花子（このサイトで聞けるように）" in html
    assert "CC BY 3.0" not in html


def test_what_is_only_said_is_no_word_of_the_page(page: InformationPage) -> None:
    def words(count: str) -> str:
        counted = Spoken(Sentence(count), count, "v", "k")
        return Section("題", 1, (Spoken(Sentence("題、", level=1), "題", "v", "k"), counted)).words

    assert words("リスト、4項目。") == words("リスト、12項目。") == words("List of 3 items.")
    assert words("リスト、4項目。") != words("四つあります。")


def test_it_is_as_loud_as_every_page_and_decodes_without_a_word_of_warning(
    page: InformationPage, heard: HumanRecording, tmp_path
) -> None:
    for ending in KINDS:
        file = tmp_path / f"heard.{ending}"
        file.write_bytes(sound_of(page, ending))
        said = ffmpeg(file, "-af", "ebur128=peak=true")
        loudness = float(said.rsplit("I:", 1)[1].split("LUFS")[0])
        peak = float(said.rsplit("Peak:", 1)[1].split("dBFS")[0])
        assert loudness == pytest.approx(-18.0, abs=1.0)
        assert peak < 0
        assert ffmpeg(file, "-v", "warning") == ""


def ffmpeg(file, *how: str) -> str:
    command = [imageio_ffmpeg.get_ffmpeg_exe(), *(how[:2] if how[0] == "-v" else ()), "-nostats", "-i", str(file)]
    rest = [] if how[0] == "-v" else [*how]
    return subprocess.run([*command, *rest, "-f", "null", "-"], capture_output=True, text=True, check=True).stderr


def test_when_the_words_change_the_voice_speaks_and_staff_are_told(
    page: InformationPage, heard: HumanRecording
) -> None:
    page.summary = "電話でも手紙でも参加できます。"
    page.save()  # as an import does, that no signal tells of
    prepare_page.enqueue(page.pk)
    assert human.current(page.pk, "", plan(page)) is None
    assert not row_of(page).is_human
    heard.refresh_from_db()
    assert heard.behind_since
    page.summary = "電話でも参加できます。"
    page.save_revision().publish()
    heard.refresh_from_db()
    assert heard.behind_since is None


def test_a_section_left_out_is_spoken_by_the_voice_and_may_change(page: InformationPage, read) -> None:
    begun = read[1]
    before = plan(page).digest
    recording = used(page, taken(page, read[0]), [0.0, begun[1], None, begun[3]])
    assert plan(page).digest != before  # or a player would glue the one sound to the other
    assert recording.state == State.IN_USE
    left = human.left_to_the_voice(recording, plan(page))
    assert [spoken.sentence.text for spoken in left] == ["持ち物", "いりません。"]
    assert row_of(page).is_human
    page.body = [*page.body.raw_data[:4], {**page.body.raw_data[4], "value": "<p>何も。</p>"}, *page.body.raw_data[5:]]
    page.save_revision().publish()
    assert human.current(page.pk, "", plan(page))


def test_whoever_wants_headings_announced_hears_the_voice(page: InformationPage, heard: HumanRecording) -> None:
    page_recordings.make(Heard(page.pk, "", page_recordings.HEADINGS), now=timezone.now())
    assert not PageRecording.objects.get(page=page, manner=page_recordings.HEADINGS).is_human


def test_a_second_reading_takes_the_place_of_the_first(page: InformationPage, read, heard: HumanRecording) -> None:
    second = taken(page, read[0])
    assert HumanRecording.objects.in_use().get() == heard
    used(page, second, [0.0, *read[1][1:]])
    assert HumanRecording.objects.get() == second


def test_withdrawing_leaves_no_sound_and_the_voice_speaks_at_once(
    page: InformationPage, heard: HumanRecording, django_capture_on_commit_callbacks
) -> None:
    folder = human.name_of(heard, "")[:-1]
    joined = page_recordings.file_of(page.pk, row_of(page).digest, "mp3")
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw(recording=heard, now=timezone.now())
    assert store.listed(folder) == []
    assert not store.exists(joined)
    assert (row_of(page).state, row_of(page).is_human) == ("ready", False)


def test_a_voice_taken_back_while_it_is_worked_on_leaves_nothing(page: InformationPage, read) -> None:
    recording = taken(page, read[0])
    row = HumanRecording.objects.filter(pk=recording.pk)
    row.update(state=State.CUTTING)
    work.cut(recording.pk, now=timezone.now(), between=row.delete)
    assert not row.exists()
    assert store.listed(human.name_of(recording, "")[:-1]) == []


def test_a_voice_that_nobody_knows_of_is_collected(page: InformationPage, read) -> None:
    known = taken(page, read[0])
    store.write(f"{human.FOLDER}/nobody/original.wav", b"RIFF")
    collect(now=timezone.now() + timedelta(days=2))
    assert store.listed(f"{human.FOLDER}/nobody") == []
    assert store.listed(human.name_of(known, "")[:-1])


def test_times_set_for_other_words_are_not_taken(page: InformationPage, read) -> None:
    recording = taken(page, read[0])
    with pytest.raises(ChangedMeanwhileError):
        actions.use(recording=recording, starts=[0.0], words=["x"])


@pytest.mark.parametrize(
    ("form", "rate"), [("WAV", 44_100), ("FLAC", 96_000), ("MP3", 16_000), ("OGG", 22_050), ("AIFF", 8_000)]
)
def test_every_form_and_rate_of_a_recorder_is_taken(page: InformationPage, form: str, rate: int) -> None:
    heard = np.sin(np.arange(6 * rate) * 2 * np.pi * 220 / rate) * (np.arange(6 * rate) // rate % 2 * 0.2 + 0.01)
    target = io.BytesIO()
    soundfile.write(target, np.stack([heard, heard], axis=1), rate, format=form)
    recording = taken(page, target.getvalue())
    assert (recording.state, recording.seconds) == (State.TO_CHECK, pytest.approx(6, abs=0.15))


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"RIFF\x00\x00\x00\x00WAVE" + b"\x07" * 900, "not_sound"),
        (b"fLaC" + b"\xff" * 5000, "not_sound"),
        (b"OggS" + b"\x00" * 5000, "not_sound"),
    ],
)
def test_a_broken_file_is_told_and_harms_nothing(page: InformationPage, content: bytes, refusal: str) -> None:
    recording = taken(page, content)
    assert (recording.state, recording.refusal) == (State.FAILED, refusal)
    assert human.current(page.pk, "", plan(page)) is None


@pytest.mark.parametrize(("seconds", "size", "refusal"), [(5, 0.0, "silent"), (1, 0.2, "too_short")])
def test_silence_and_a_slip_of_the_finger_are_told(page: InformationPage, seconds, size, refusal) -> None:
    target = io.BytesIO()
    soundfile.write(target, np.sin(np.arange(seconds * 48_000) / 20) * size, 48_000, format="WAV")
    assert taken(page, target.getvalue()).refusal == refusal
