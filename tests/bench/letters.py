"""How many letters one worker writes and sends in a minute, to a mail server that takes them at once."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import Any

import psutil
from aiosmtpd.controller import Controller

from portal.rehearsal import Rehearsal, free_port, stop
from tests.bench.figures import Figure
from tests.bench.load import cpu_seconds

LETTERS = 300
LONGEST_WAIT = 300.0
# So long without a letter, and those of the parts that ran before in this town are out.
QUIET_SECONDS = 5.0


@dataclass
class Taken:
    """When each letter came, and which of those asked for it was (``take_many_places`` names the addresses)."""

    times: list[float] = field(default_factory=list)
    identities: Counter[str] = field(default_factory=Counter)
    size: int = 0
    begun_at: float = field(default_factory=time.perf_counter)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 -- aiosmtpd's name
        """Take it."""
        self.times.append(time.perf_counter())
        # The town's own people have letters too.
        if all(to.startswith("letters") for to in envelope.rcpt_tos):
            self.identities[str(message_from_bytes(envelope.content)["Message-ID"])] += 1
        self.size = len(envelope.content)
        return "250 OK"


def letters(town: Rehearsal, paths: dict[str, Any]) -> Iterator[Figure]:
    """From the job in the queue to the answer of the mail server: words, HTML, calendar entry, outbox, SMTP."""
    port = free_port()
    session = paths["burst"].strip("/").split("/")[-1]
    sending = town.but_with(ENGAWA_BENCH_SMTP_PORT=str(port))
    logging.getLogger("mail.log").setLevel(logging.WARNING)
    _carried(sending, port, until=_nothing_more_comes)
    seconds = float(sending.manage("take_many_places", session, str(LETTERS)).splitlines()[-1])
    yield Figure(
        "taking a place, with its letter and its job", 1000 * seconds / LETTERS, "ms", 20, how="one after the other"
    )
    taken, spent = _carried(sending, port, until=lambda taken: len(taken.identities) >= LETTERS)
    by_the_clock = 60 * (len(taken.times) - 1) / (taken.times[-1] - taken.times[0])
    how = f"one worker; {by_the_clock:.0f} by the clock, which neighbours slow; {taken.size / 1000:.1f} kB each"
    yield Figure("letters per minute of processor time", 60 * LETTERS / spent, "", 600, at_least=True, how=how)
    twice = sum(count - 1 for count in taken.identities.values())
    yield Figure("letters that came twice or not at all", twice + abs(LETTERS - len(taken.identities)), "", 0)


def _carried(sending: Rehearsal, port: int, *, until: Callable[[Taken], bool]) -> tuple[Taken, float]:
    """What one worker hands to a mail server until then, or for so long; and the worker's processor time in seconds."""
    taken = Taken()
    mail_server = Controller(taken, hostname="127.0.0.1", port=port)
    mail_server.start()
    worker = sending.start("worker")
    begun = time.perf_counter()
    try:
        while not until(taken) and time.perf_counter() < begun + LONGEST_WAIT:
            time.sleep(0.1)
        return taken, cpu_seconds(psutil.Process(worker.pid))
    finally:
        stop(worker)
        mail_server.stop()


def _nothing_more_comes(taken: Taken) -> bool:
    return time.perf_counter() - max([taken.begun_at, *taken.times]) > QUIET_SECONDS
