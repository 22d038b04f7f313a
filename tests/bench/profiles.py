"""Kept needs: what sealing costs, and whether the time of an answer tells who is known."""

import http.client
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from portal.rehearsal import Rehearsal, serving
from tests.bench.figures import Figure

ASKED = 25
KNOWN = "resident{}@example.jp"
# Ten thousand values in two seconds: the target of the reference; the key of a town is changed while it runs.
MAKE_KNOWN = """
from django.utils import timezone
from residents.models import Resident
from residents.profiles.actions import Needs, make_profile
from residents.profiles.models import Consent
now = timezone.now()
for number in range({people}):
    person = Resident.objects.create(name="だれか", email="resident%d@example.jp" % number, created_at=now)
    make_profile(person, Needs(functions=("captioning",)), consent=Consent.WEB, now=now)
"""


def profiles(town: Rehearsal, _paths: dict[str, Any]) -> Iterator[Figure]:
    """With the town's own server and database."""
    command = [sys.executable, "-m", "tests.bench.sealing"]
    done = subprocess.run(
        command, cwd=settings.BASE_DIR, env=town.environment, capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout.splitlines()[-1])
    how = f"{found['changed']:,} values; sealing them {found['seal']:.1f} s, opening them {found['open']:.1f} s"
    yield Figure("change the key of 10,000 sealed values", found["reseal"], "s", 2, how=how)
    town.manage("shell", "-c", MAKE_KNOWN.format(people=ASKED))
    with serving(town):
        _ask(town, "warm@example.jp")
        known, unknown = [], []
        for number in range(ASKED):
            known.append(_ask(town, KNOWN.format(number)))
            unknown.append(_ask(town, f"stranger{number}@example.jp"))
    difference = abs(statistics.median(known) - statistics.median(unknown)) * 1000
    how = f"medians of {ASKED}; a known address {statistics.median(known) * 1000:.0f} ms"
    yield Figure("difference between a known and an unknown address", difference, "ms", 50, how=how)


def _ask(town: Rehearsal, address: str) -> float:
    """Seconds until the answer to one address is there."""
    connection = http.client.HTTPConnection("localhost", town.port, timeout=60)
    began = time.perf_counter()
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/my-support/send/", urlencode({"contact": address}), form)
    response = connection.getresponse()
    response.read()
    took = time.perf_counter() - began
    connection.close()
    if response.status != http.client.FOUND:
        raise AssertionError(f"{response.status} for {address}")
    return took
