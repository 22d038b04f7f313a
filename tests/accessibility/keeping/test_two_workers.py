"""Promises of several workers at one page: real processes, on the database the tests run on (SQLite or PostgreSQL)."""

import json
from collections.abc import Callable

import pytest

from accessibility.speech import page_recordings
from accessibility.speech.kinds import KINDS
from accessibility.speech.tasks import record_wanted_page
from cms.models import InformationPage
from tests.accessibility.keeping.conftest import Program

pytestmark = pytest.mark.database
# As speech_worker, which loads the dictionary for furigana first.
WORKER = ("db_worker", "--queue-name", "speech", "--batch", "--no-startup-delay")
SENTENCES = [f"{number}番目のお知らせを、順番に読み上げています。" for number in range(40)]


def test_two_workers_share_a_page_and_speak_every_sentence_once(
    settings, make_page: Callable[..., InformationPage], program: Program, spoken, transactional_db: None
) -> None:
    page = make_page(*SENTENCES)
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "speech"]}}
    for _worker in range(2):
        record_wanted_page.enqueue(page.pk)
    workers = [program("manage.py", *WORKER, workers=2) for _worker in range(2)]
    for worker in workers:
        _out, said = worker.communicate(timeout=120)
        assert worker.returncode == 0, said

    words = [words for _process, words in spoken()]
    assert sorted(words) == sorted(each.words for each in page_recordings.plan_of(page).spoken)
    by_process = [sum(1 for process, _words in spoken() if int(process) == worker.pid) for worker in workers]
    assert min(by_process) >= len(words) / 4

    told = program("-m", "tests.accessibility.keeping.told", str(page.pk)).communicate(timeout=60)[0]
    row = json.loads(told)
    assert (row["state"], row["made"]) == ("ready", row["sentences"])
    assert set(row["sizes"]) == set(row["cues"]) == set(KINDS)
