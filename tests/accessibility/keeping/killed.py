"""Workers killed at one step after the other: ``python -m tests.accessibility.keeping.killed PAGE_ID EVERY``.

Each is a process of its own (forked, so that Django starts once) that runs the real worker command and sends itself
SIGKILL at its n-th step: a question to the database, a file that is opened, renamed or removed. Then what lies in the
storage is looked at. At the end a last worker is left alone. Prints what was found, as JSON.
"""

import itertools
import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402 -- models need the settings first
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from accessibility.models import PageRecording  # noqa: E402
from accessibility.speech import joining, store  # noqa: E402
from accessibility.speech.kinds import KINDS  # noqa: E402
from accessibility.speech.tasks import record_wanted_page  # noqa: E402

STEPS = {"open", "os.rename", "os.remove", "os.chmod"}


class _Steps:
    """Counts the steps of this process, and ends it at the one it was given."""

    def __init__(self, last: int) -> None:
        self.left = last

    def step(self) -> None:
        self.left -= 1
        if self.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def heard(self, event: str, arguments: tuple[Any, ...]) -> None:
        """What Python tells of files in the storage."""
        if event in STEPS and str(settings.MEDIA_ROOT) in str(arguments[0]):
            self.step()

    def asked(self, execute: Callable[..., Any], *question: Any) -> Any:
        """Killed before the question, or (by the next step) after it."""
        self.step()
        return execute(*question)


def in_a_process(do: Callable[[], None]) -> bool:
    """Whether it lived to the end."""
    number = os.fork()
    if number:
        return os.waitpid(number, 0)[1] == 0
    do()
    connection.close()
    os._exit(0)


def work(page_id: int, last: int) -> None:
    """Do what is in the queue, up to the last step."""
    record_wanted_page.enqueue(page_id)
    steps = _Steps(last)
    sys.addaudithook(steps.heard)
    with connection.execute_wrapper(steps.asked):
        call_command("db_worker", queue_name="speech", batch=True, startup_delay=False, verbosity=0)


def look(page_id: int) -> None:
    """Every file that has its name is whole, and what is called finished can be had over HTTP."""
    for folder in store.folders("speech"):
        for place in [folder, *store.folders(folder)]:
            for name in store.listed(place):
                if "/.making-" not in name:
                    joining.seconds(name.partition(".")[2], store.read(name) or b"")
    row = PageRecording.objects.filter(page_id=page_id, state=PageRecording.State.READY).first()
    for ending in KINDS if row else ():
        answer = Client().get(f"/listen/{page_id}/recording.{ending}")
        assert len(b"".join(answer.streaming_content)) == row.sizes[ending] == int(answer["Content-Length"])


def main(page_id: int, every: int) -> dict[str, int]:
    """Kill workers until one has nothing left to be killed at."""
    killed = looked = 0
    for last in itertools.count(start=0, step=every):
        lived = in_a_process(lambda last=last: work(page_id, last))
        looked += in_a_process(lambda: look(page_id))
        if lived:
            break
        killed += 1
    in_a_process(lambda: work(page_id, 10**9))
    return {"killed": killed, "looked": looked, "whole": in_a_process(lambda: look(page_id))}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
