"""Promises when the power fails: real processes killed at random moments, a real mail server that takes the letters."""

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from email import message_from_bytes
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.conf import settings

from events.models import EventIndexPage, SupportOffer
from portal.rehearsal import free_port
from tests.factories.events import make_event, make_session

pytestmark = pytest.mark.database

KILLS = 200


class Sink:
    """A mail server that keeps, for each address, the Message-ID and Date of every letter it took."""

    def __init__(self) -> None:
        self.taken: dict[str, list[tuple[str, str]]] = defaultdict(list)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 -- aiosmtpd's name
        """Take it. From the 250 on it is in somebody's letter box."""
        letter = message_from_bytes(envelope.content)
        for address in envelope.rcpt_tos:
            self.taken[address].append((letter["Message-ID"], letter["Date"]))
        return "250 OK"


@pytest.fixture
def sink() -> Iterator[tuple[Sink, int]]:
    keeps = Sink()
    port = free_port()
    server = Controller(keeps, hostname="127.0.0.1", port=port)
    server.start()
    yield keeps, port
    server.stop()


def test_no_promise_is_lost_and_no_letter_comes_twice_however_often_the_power_fails(
    shared_database: Callable[[], str], event_index: EventIndexPage, sink: tuple[Sink, int]
) -> None:
    session = make_event(
        event_index, sessions=[make_session()], support_offers=[SupportOffer(kind="captioning", ask_days_before=1)]
    ).sessions.get()
    keeps, port = sink

    facts = _storm(shared_database(), port, {"session": session.pk, "kills": KILLS, "seed": 7319})

    assert sum(facts["killed"].values()) == KILLS
    assert len(facts["acknowledged"]) > KILLS / 4
    # No acknowledged place is lost; what was never finished left nothing behind.
    assert set(facts["acknowledged"]) <= set(facts["references"])
    assert facts["counted"] == len(facts["references"])
    assert facts["nobodys"] == 0
    # No place without letter.
    assert (facts["without_letter"], facts["unsent"], facts["given_up"]) == (0, 0, 0)
    assert set(keeps.taken) == set(facts["addresses"])
    # No letter twice: a worker that was killed between the server's answer and its own mark sends the same letter
    # again, with the same Message-ID and Date, which every mail program shows once.
    assert {len(set(letters)) for letters in keeps.taken.values()} == {1}
    again = sum(len(letters) - 1 for letters in keeps.taken.values())
    assert again <= facts["killed"]["send"]


def _storm(database: str, port: int, plan: dict[str, Any]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.events.places.killed", json.dumps(plan)],
        cwd=settings.BASE_DIR,
        env=os.environ
        | {
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "tests.events.places.real_queue",
            "ENGAWA_TEST_SMTP_PORT": str(port),
        },
        stdout=subprocess.PIPE,
        timeout=400,
        check=True,
    )
    return json.loads(done.stdout)
