"""A voice is personal data: it can be found, handed out and erased by its number."""

import io
import json

import numpy as np
import pytest
import soundfile
from django.core.management import CommandError, call_command
from django.utils import timezone

from accessibility.models import HumanRecording
from accessibility.speech import human, store
from accessibility.speech.people import actions
from accessibility.speech.people.actions import Told
from cms.models import HomePage
from residents import privacy
from residents.models import Resident
from tests.factories import cms

TOLD = Told("朗読の会 花子", "０９０-1234-5678", "このサイトで", "2026年11月22日に書面で")


def wav(seconds: int = 6) -> io.BytesIO:
    target, rate = io.BytesIO(), 16_000
    time = np.arange(seconds * rate)
    soundfile.write(target, np.sin(time / 12) * (time // rate % 2 * 0.3 + 0.01), rate, format="WAV")
    target.seek(0)
    return target


@pytest.fixture
def recording(home: HomePage, settings, tmp_path) -> HumanRecording:
    settings.MEDIA_ROOT = tmp_path
    page = cms.information_page(home, title="参加のしかた")
    return actions.take_in(page_id=page.pk, version="", file=wav(), told=TOLD, now=timezone.now())


def test_the_reader_is_known_by_name_and_contact_and_found_by_number(recording: HumanRecording) -> None:
    reader = privacy.find(f" {recording.reference.lower().replace('-', '')}")
    assert reader
    assert (reader.name, reader.phone) == ("朗読の会 花子", "09012345678")


def test_everything_known_is_handed_out(recording: HumanRecording, capsys) -> None:
    call_command("export_resident", recording.reference)
    told = json.loads(capsys.readouterr().out)
    assert told["voice"][0]["page"] == "参加のしかた"
    assert told["voice"][0]["consent"] == TOLD.consent
    assert told["contact"][0]["phone"] == "09012345678"


def test_erasing_leaves_neither_name_nor_sound(
    recording: HumanRecording, capsys, django_capture_on_commit_callbacks
) -> None:
    folder = human.name_of(recording, "")[:-1]
    assert store.listed(folder)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("erase_resident", recording.reference)
    assert store.listed(folder) == []
    assert not HumanRecording.objects.exists()
    assert not Resident.objects.exclude(name="", phone="", email="").exists()
    with pytest.raises(CommandError):
        call_command("erase_resident", recording.reference)


def test_a_reader_is_kept_as_long_as_the_recording_and_no_longer(recording: HumanRecording) -> None:
    now = timezone.now()
    assert not privacy.expired(kept_since=now).exists()
    actions.withdraw(recording=recording, now=now)
    assert privacy.expired(kept_since=now).exists()


def test_no_contact_no_recording_and_no_file_stays_behind(home: HomePage, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    page = cms.information_page(home, title="参加のしかた")
    told = Told("花子", "そのうち", "このサイトで", "口頭で")
    with pytest.raises(Exception, match="電話番号かメールアドレス"):
        actions.take_in(page_id=page.pk, version="", file=wav(), told=told, now=timezone.now())
    assert not HumanRecording.objects.exists()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_page_that_goes_takes_its_voices_along(recording: HumanRecording, django_capture_on_commit_callbacks) -> None:
    folder = human.name_of(recording, "")[:-1]
    with django_capture_on_commit_callbacks(execute=True):
        recording.page.delete()
    assert store.listed(folder) == []
