"""Sound made from HTML by the real Open JTalk, and decoded again."""

import io

import numpy as np
import pytest
import soundfile
from django.core.files.storage import default_storage

from accessibility.models import ReadingEntry
from accessibility.readings import table
from accessibility.speech import recordings
from accessibility.speech.engines import SpeechError, recorded

pytestmark = pytest.mark.django_db
REAL = "accessibility.speech.engines.pyttsx.PyttsxEngine"
PAGE = "<h1>サロン</h1><p>12/5(土)、家から電話で参加できます。無料です。</p><p lang='en'>Welcome to the salon.</p>"


@pytest.fixture(autouse=True)
def _storage(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    recorded.asked.clear()
    table.forget()


def loudness(samples) -> float:
    return float(np.sqrt(np.mean(np.square(samples))))


def test_all_kinds_decode_to_speech_of_the_same_length(settings) -> None:
    settings.ENGAWA_SPEECH_ENGINE = REAL
    programme = recordings.record(PAGE, title="サロン")
    for ending, data in programme.files.items():
        samples, rate = soundfile.read(io.BytesIO(data))
        assert len(samples) / rate == pytest.approx(programme.seconds[ending], abs=0.1)
        assert loudness(samples) > 0.02
    assert 8 < programme.seconds["mp3"] < 16
    assert programme.seconds["ogg"] == pytest.approx(programme.seconds["mp3"], abs=0.8)


def test_a_minute_of_sound_weighs_no_more_than_the_budget(settings) -> None:
    settings.ENGAWA_SPEECH_ENGINE = REAL
    programme = recordings.record(
        "<p>市役所の窓口は、午前八時三十分から午後五時十五分まで開いています。</p>" * 3, title=""
    )
    assert len(programme.files["mp3"]) / programme.seconds["mp3"] * 60 <= 181_000
    assert len(programme.files["ogg"]) / programme.seconds["ogg"] * 60 <= 195_000


def test_an_edited_sentence_is_the_only_one_spoken_again() -> None:
    recordings.record("<p>一番目の文。二番目の文。</p>", title="題")
    recorded.asked.clear()
    recordings.record("<p>一番目の文。直した文。</p>", title="題")
    assert [each.text for each in recorded.asked] == ["直した文。"]


def test_a_changed_reading_is_spoken_anew() -> None:
    before = recordings.plan("<p>梅林公民館です。</p><p>資料です。</p>", title="")
    ReadingEntry.objects.create(surface="梅林公民館", reading="うめばやしこうみんかん")
    after = recordings.plan("<p>梅林公民館です。</p><p>資料です。</p>", title="")
    assert before.digest != after.digest
    assert [one.key == other.key for one, other in zip(before.spoken, after.spoken, strict=True)] == [False, True]


def test_the_title_is_not_said_twice() -> None:
    words = [each.words for each in recordings.plan("<h1>縁側 催し</h1><p>本文。</p>", title="縁側 催し").spoken]
    assert words == ["縁側、催し", "本文。"]


def test_a_page_in_english_is_read_by_the_english_voice_and_an_unknown_language_is_left_out() -> None:
    html = "<p>Please join us.</p><p lang='ja'>どうぞ。</p><p lang='xx'>Zzz.</p>"
    planned = recordings.plan(html, title="Salon", language="en")
    assert [(each.words, each.voice) for each in planned.spoken] == [
        ("Salon", "espeak/en"),
        ("Please join us.", "espeak/en"),
        ("どうぞ。", "ja"),
    ]


def test_nothing_to_speak_is_said_and_not_kept() -> None:
    with pytest.raises(SpeechError):
        recordings.record("<p>…</p>", title="")
    assert not default_storage.exists("speech")


def test_no_half_written_file_is_left_under_a_sentences_name(tmp_path) -> None:
    recordings.record("<p>文。</p>", title="題")
    assert not list(tmp_path.rglob(".making-*"))
    assert len(list(tmp_path.rglob("*.mp3"))) >= 3
