"""The times that highlights and chapters go by, held against the sound as a player decodes it."""

import pytest

from accessibility.readings import table
from accessibility.speech import recordings
from accessibility.speech.kinds import KINDS
from tests.bench.voice_files import cut_off, decoded, seconds_off

pytestmark = pytest.mark.django_db
PAGE = "<h2>講座</h2><p>庭の木を剪定します。軍手をお持ちください。</p><h2>申込</h2><p>電話でどうぞ。先着十人です。</p>"


@pytest.fixture(autouse=True)
def _storage(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.ENGAWA_SPEECH_ENGINE = "accessibility.speech.engines.pyttsx.PyttsxEngine"
    table.forget()


def test_each_sentence_is_heard_within_5_milliseconds_of_its_time_in_every_kind() -> None:
    planned = recordings.plan(PAGE, title="公民館だより")
    programme = recordings.join(planned)
    for ending in KINDS:
        samples, complaints = decoded(programme.files[ending])
        told = zip(planned.spoken, programme.cues[ending], strict=True)
        off = [seconds_off(samples, spoken, cue.start) for spoken, cue in told]
        assert len(off) == 7
        assert max(map(abs, off)) <= 0.005
        assert (cut_off(samples), complaints) == (0, "")
