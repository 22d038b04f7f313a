"""Promises under a crowd: real processes, on the database the tests run on (SQLite or PostgreSQL)."""

import os
import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from django.conf import settings
from django.core import mail
from django.utils import timezone

from residents.codes import purposes
from residents.codes.actions import send_code
from residents.contact_points import ContactPoint

pytestmark = pytest.mark.database

PROCESSES = 6
Crowd = Callable[..., int]


@pytest.fixture
def crowd(shared_database: Callable[[], str]) -> Crowd:
    """Let six processes try at once; how often they were let through in all."""

    def ask(*arguments: str) -> int:
        command = [sys.executable, "-m", "tests.residents.codes.crowd", *arguments]
        environment = os.environ | {"DATABASE_URL": shared_database()}
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        running = [
            subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, **pipes) for _number in range(PROCESSES)
        ]
        for process in running:
            assert process.stdout.readline() == "ready\n"
        for process in running:
            process.stdin.write("go\n")
            process.stdin.flush()
        return sum(int(process.communicate(timeout=120)[0]) for process in running)

    return ask


def test_six_processes_allow_together_what_one_would(crowd: Crowd) -> None:
    assert crowd("count", "somebody", "10", "5") == 10


def test_a_code_that_six_processes_try_at_once_opens_once(crowd: Crowd, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purposes, "_purposes", dict(purposes._purposes))
    purposes.register(purposes.Purpose("test", "ためしの番号です。"))
    challenge = send_code(ContactPoint(email="hanako@example.jp"), "test", timezone.now())
    code = re.search(r"\d{4}-\d{4}", str(mail.outbox[-1].body)).group()
    assert crowd("use", challenge, code, "1") == 1
