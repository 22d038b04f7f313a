"""A town whose processes are killed at random moments while people register and letters go out.

    DATABASE_URL=… ENGAWA_TEST_SMTP_PORT=… python -m tests.events.places.killed '{"session": 1, "kills": 200}'

One process takes places without end and writes down each one that was acknowledged; another sends letters. Both are
killed (SIGKILL) and begun anew. Then quiet returns, time passes, and the chores do what was left. Prints, as JSON, what
was acknowledged and what stands in the database.
"""

import json
import os
import random
import signal
import sys
import tempfile
import time
import uuid
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402 -- models need the settings first
from django.db import connections  # noqa: E402
from django.db.models import F  # noqa: E402
from django.utils import timezone  # noqa: E402
from django_tasks_db.models import DBTaskResult  # noqa: E402

from events.actions import Companion, Wish, take_place  # noqa: E402
from events.choices import SupportKind, Way  # noqa: E402
from events.models import Letter, Registration, Seats  # noqa: E402
from residents.contact_points import ContactPoint  # noqa: E402
from residents.models import Resident  # noqa: E402
from residents.outbox.models import OutgoingLetter  # noqa: E402

Plan = dict[str, Any]
BETWEEN_KILLS = (0.005, 0.06)
BYTES_OF_ONE = len("4821-7306\n")


def take_places(plan: Plan, acknowledged: int) -> None:
    """People who come one after the other; some with family, some with a need."""
    while True:
        key = uuid.uuid4().hex
        wish = Wish(
            name="だれか",
            contact=ContactPoint(email=f"{key}@example.jp"),
            way=Way.PHONE,
            companions=[Companion("つれの人")] if key[0] in "01" else [],
            support=[SupportKind.CAPTIONING] if key[1] in "0123" else [],
        )
        made = take_place(session_id=plan["session"], wish=wish, form_key=key, now=timezone.now())
        # What the person sees on the screen. From here on the town has promised.
        os.write(acknowledged, f"{made.reference}\n".encode())
        time.sleep(0.01)


def send_letters(_plan: Plan, _acknowledged: int) -> None:
    """The worker as it runs in every town."""
    call_command("db_worker", interval=0.01, startup_delay=False, verbosity=0)


def begin(work: Any, plan: Plan, acknowledged: int) -> int:
    """One process for it."""
    pid = os.fork()
    if pid:
        return pid
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    work(plan, acknowledged)
    os._exit(0)


def kill(pid: int) -> None:
    """As the power cut does: nothing is said before, nothing can be put away."""
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def storm(plan: Plan, acknowledged: int) -> dict[str, int]:
    """Kill one of the two again and again; how often each was killed."""
    chance = random.Random(plan["seed"])  # noqa: S311 -- moments, not secrets
    works = {"take": take_places, "send": send_letters}
    running = {name: begin(work, plan, acknowledged) for name, work in works.items()}
    killed = dict.fromkeys(works, 0)
    for kills in range(plan["kills"]):
        # On a slow machine a process must live long enough to do something at all.
        slow = os.fstat(acknowledged).st_size < kills * BYTES_OF_ONE / 2
        time.sleep(chance.uniform(*BETWEEN_KILLS) * (4 if slow else 1))
        name = chance.choice(list(works))
        kill(running[name])
        killed[name] += 1
        running[name] = begin(works[name], plan, acknowledged)
    for pid in running.values():
        kill(pid)
    return killed


def let_time_pass() -> None:
    """An hour: whatever was claimed, started or put off is an hour older."""
    hour = timedelta(hours=1)
    Letter.objects.update(created_at=F("created_at") - hour, due_at=F("due_at") - hour)
    OutgoingLetter.objects.update(claimed_at=F("claimed_at") - hour, next_try_at=F("next_try_at") - hour)
    DBTaskResult.objects.update(started_at=F("started_at") - hour, run_after=F("run_after") - hour)


def chores() -> int:
    """What ``keep_house`` and the worker do; how many letters are still to be sent."""
    for chore in ("reap_tasks", "resend_letters", "send_letters"):
        call_command(chore, verbosity=0, stdout=sys.stderr)
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)
    return Letter.objects.filter(sent_at=None).count() + OutgoingLetter.objects.waiting().count()


def found() -> dict[str, Any]:
    """What stands in the database when all is quiet again."""
    rows = Registration.objects.select_related("resident")
    heads = rows.filter(lead=None)
    return {
        "references": list(rows.values_list("reference", flat=True)),
        "addresses": [row.resident.email for row in heads],
        "without_letter": heads.filter(letters=None).count(),
        "unsent": Letter.objects.filter(sent_at=None).count() + OutgoingLetter.objects.waiting().count(),
        "given_up": OutgoingLetter.objects.exclude(given_up_at=None).count(),
        "nobodys": Resident.objects.filter(registrations=None).count(),
        "counted": Seats.objects.get(way="").taken,
    }


def main(plan: Plan) -> None:
    """Storm, quiet, and what is left."""
    with tempfile.TemporaryFile(mode="a+b") as acknowledged:
        killed = storm(plan, acknowledged.fileno())
        acknowledged.seek(0)
        promised = acknowledged.read().decode().split()
    connections.close_all()
    for _hour in range(4):
        let_time_pass()
        if not chores():
            break
    json.dump({"killed": killed, "acknowledged": promised, **found()}, sys.stdout)


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
