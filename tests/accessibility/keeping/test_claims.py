"""Promises about who makes a sentence."""

import subprocess
import sys
from datetime import timedelta

import pytest
from django.utils import timezone

from accessibility.models import PageRecording, SpokenSentence
from accessibility.speech import claims, owners, page_recordings, recordings, store, work
from accessibility.speech.claims import Answer
from accessibility.speech.engines import SpeechError, recorded
from accessibility.speech.page_recordings import Heard
from accessibility.speech.plans import Piece

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NOW = timezone.now()
DONE = {"seconds": {"mp3": 1.0}, "size": 9}
REFUSING = "tests.accessibility.keeping.engine.RefusingEngine"
FULL_DISK = "tests.accessibility.keeping.engine.FullDiskEngine"


def owner_of(process: "subprocess.Popen[bytes]") -> str:
    role, machine, _number, _start = owners.me().split("/")
    return f"{role}/{machine}/{process.pid}/12345"


def test_of_two_who_ask_one_is_to_make_it() -> None:
    assert claims.claim("a", now=NOW) is Answer.YOURS
    assert claims.claim("a", now=NOW) is Answer.THEIRS
    claims.made("a", **DONE, now=NOW)
    assert claims.claim("a", now=NOW) is Answer.MADE


def test_the_claim_of_a_process_that_is_gone_is_free_at_once() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    claims.claim("a", now=NOW)
    SpokenSentence.objects.update(claimed_by=owner_of(process))
    assert claims.claim("a", now=NOW) is Answer.YOURS


def test_another_process_under_the_old_number_is_not_taken_for_the_owner() -> None:
    claims.claim("a", now=NOW)
    SpokenSentence.objects.update(claimed_by=owners.me().rpartition("/")[0] + "/1")
    assert claims.claim("a", now=NOW) is Answer.YOURS


def test_the_claim_of_another_machine_lasts_two_minutes() -> None:
    claims.claim("a", now=NOW)
    SpokenSentence.objects.update(claimed_by="worker/elsewhere/1/2")
    assert claims.claim("a", now=NOW + timedelta(seconds=119)) is Answer.THEIRS
    assert claims.claim("a", now=NOW + timedelta(seconds=121)) is Answer.YOURS


def test_what_the_voice_refused_rests_until_ten_minutes_are_over_or_staff_mended_it() -> None:
    claims.claim("a", now=NOW)
    claims.failed("a", error="odd", now=NOW)
    assert claims.claim("a", now=NOW + timedelta(minutes=9)) is Answer.FAILED
    assert claims.errors(["a", "b"]) == {"a": "odd"}
    assert claims.claim("a", now=NOW + timedelta(minutes=11)) is Answer.YOURS
    claims.failed("a", error="odd", now=NOW)
    claims.try_again(["a"])
    assert claims.claim("a", now=NOW) is Answer.YOURS


def test_a_worker_shows_that_it_works_and_a_passer_by_does_not() -> None:
    assert not claims.somebody_works(now=NOW)
    claims.claim("a", now=NOW, role=owners.PASSER_BY)
    assert not claims.somebody_works(now=NOW)
    claims.claim("b", now=NOW)
    claims.made("b", **DONE, now=NOW)
    assert claims.somebody_works(now=NOW + timedelta(seconds=4))
    assert not claims.somebody_works(now=NOW + timedelta(seconds=6))


def test_a_full_disk_leaves_the_sentence_to_whoever_comes_next(settings) -> None:
    settings.ENGAWA_SPEECH_ENGINE = FULL_DISK
    with pytest.raises(OSError, match="No space"):
        work.make(Piece("a", "文。", "ja/mei"))
    assert claims.claim("a", now=timezone.now()) is Answer.YOURS


def test_a_refused_sentence_is_named_and_the_others_are_made(settings) -> None:
    settings.ENGAWA_SPEECH_ENGINE = REFUSING
    recorded.asked.clear()
    for _try in range(2):
        with pytest.raises(SpeechError, match="「だめな文。」: refused"):
            recordings.record("<p>一番目。だめな文。三番目。</p>", title="題")
    assert [each.text for each in recorded.asked] == ["題", "一番目。", "だめな文。", "三番目。"]


def test_a_file_that_the_storage_lost_is_made_again() -> None:
    whole = recordings.record("<p>一番目。二番目。</p>", title="題")
    spoken = recordings.plan("<p>一番目。二番目。</p>", title="題").spoken[1]
    store.delete(f"{spoken.name}.ogg")
    recorded.asked.clear()
    assert recordings.record("<p>一番目。二番目。</p>", title="題").files == whole.files
    assert [each.text for each in recorded.asked] == ["一番目。"]


def test_a_full_disk_is_told_to_staff(settings, make_page) -> None:
    settings.ENGAWA_SPEECH_ENGINE = FULL_DISK
    with pytest.raises(OSError, match="No space"):
        page_recordings.make(Heard(make_page("文。").pk), now=timezone.now())
    row = PageRecording.objects.get()
    assert row.state == PageRecording.State.FAILED
    assert "No space left" in row.error
