"""A line that loses every fifth packet, for real: two ends of a network of its own, and we are the cable between them.

A cable of two TUN devices needs root and /dev/net/tun, but neither netem nor a packet filter. TCP does the rest, as it
would on a bad mobile line. Tests, which run anywhere, use tests/bad_line.py instead.
"""

import fcntl
import json
import os
import random
import selectors
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from portal.rehearsal import Rehearsal, serving
from tests.bench.figures import Figure

TUN, TUNSETIFF, IFF_TUN_NO_PI = "/dev/net/tun", 0x400454CA, 0x1001
HERE, THERE = "10.213.47.1", "10.213.47.2"
LOSS = 0.2
SEED = 20
JOURNEYS = 5


class Cable:
    """Carries packets from one end to the other, and drops some."""

    def __init__(self, ends: tuple[int, int], *, lost: float) -> None:
        self.ends, self.lost = ends, lost
        self.carried = self.dropped = 0
        self.chance = random.Random(SEED)  # noqa: S311 -- chance that repeats itself
        self.cut = threading.Event()
        self.thread = threading.Thread(target=self._carry, daemon=True)

    def _carry(self) -> None:
        with selectors.DefaultSelector() as waiting:
            for end, other in (self.ends, self.ends[::-1]):
                waiting.register(end, selectors.EVENT_READ, other)
            while not self.cut.is_set():
                for key, _events in waiting.select(timeout=0.2):
                    packet = os.read(key.fd, 65536)
                    if self.chance.random() < self.lost:
                        self.dropped += 1
                        continue
                    self.carried += 1
                    os.write(key.data, packet)


def _end(name: str) -> int:
    end = os.open(TUN, os.O_RDWR)
    fcntl.ioctl(end, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN_NO_PI))
    return end


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True)  # noqa: S607 -- wherever this system keeps it


@contextmanager
def far_away(*, lost: float) -> Iterator[tuple[str, Cable]]:
    """A network of its own at the other end of a bad cable: its name, and the cable."""
    name = f"engawa{os.getpid()}"
    near, far = f"en{os.getpid()}"[:15], f"ef{os.getpid()}"[:15]
    with ExitStack() as after:
        ends = (_end(near), _end(far))
        for end in ends:
            after.callback(os.close, end)
        _ip("netns", "add", name)
        after.callback(_ip, "netns", "del", name)
        _ip("link", "set", far, "netns", name)
        _ip("addr", "add", f"{HERE}/30", "dev", near)
        _ip("link", "set", near, "up")
        _ip("-n", name, "addr", "add", f"{THERE}/30", "dev", far)
        _ip("-n", name, "link", "set", far, "up")
        cable = Cable(ends, lost=lost)
        cable.thread.start()
        after.callback(cable.thread.join)
        after.callback(cable.cut.set)
        yield name, cable


@contextmanager
def at_this_end(port: int) -> Iterator[int]:
    """A town listens on the loopback only: this passes on what comes through the cable."""
    with socket.create_server((HERE, 0)) as door:
        threading.Thread(target=_pass_on, args=(door, port), daemon=True).start()
        yield int(door.getsockname()[1])


def _pass_on(door: socket.socket, port: int) -> None:
    while True:
        try:
            visitor, _address = door.accept()
        except OSError:
            return
        town = socket.create_connection(("127.0.0.1", port))
        for one, other in ((visitor, town), (town, visitor)):
            threading.Thread(target=_pour, args=(one, other), daemon=True).start()


def _pour(source: socket.socket, target: socket.socket) -> None:
    try:
        while piece := source.recv(65536):
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        source.close()
        target.close()


def loss(town: Rehearsal, paths: dict[str, Any]) -> Iterator[Figure]:
    """Page, form, receipt: how long, and whether every form took one place."""
    names = ("page, form and receipt at 20 % packet loss", "places taken for each form sent at 20 % packet loss")
    if os.geteuid() or not Path(TUN).exists():
        for name in names:
            yield Figure(name, None, "", 60, how=f"needs root and {TUN}")
        return
    with serving(town), far_away(lost=LOSS) as (network, cable), at_this_end(town.port) as port:
        command = ["ip", "netns", "exec", network, sys.executable, "-m", "tests.bench.journey"]
        asked = [*command, f"http://{HERE}:{port}", paths["event"], paths["burst"], str(JOURNEYS)]
        done = subprocess.run(asked, capture_output=True, text=True, check=True, env=town.environment)
    told = json.loads(done.stdout)
    packets = cable.dropped + cable.carried
    how = f"median of {JOURNEYS}; {cable.dropped} of {packets} packets lost, {told['tries']} requests for 4 pages each"
    yield Figure(names[0], told["seconds"], "s", 30, how=how)
    places = json.loads(town.manage("count_places", paths["burst"].strip("/").split("/")[-1]))
    yield Figure(names[1], sum(places.values()) / JOURNEYS, "", 1, how=f"{places}")
