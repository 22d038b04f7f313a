"""Which process holds a claim, and whether it is known to be dead.

A claim names its process so exactly (this start of this machine, this number, this start of the process) that another
process of the same machine can tell at once that the owner was killed, rather than wait until the claim runs out.
"""

import hashlib
import os
import socket
from functools import cache
from pathlib import Path

# Who works for the queue, who speaks in need because nobody else does, and who removes what nobody uses.
WORKER, PASSER_BY, COLLECTOR = "worker", "passer-by", "collector"


def me(role: str = WORKER) -> str:
    """This process as the owner of a claim."""
    return f"{role}/{_machine()}/{os.getpid()}/{_started(os.getpid())}"


def is_dead(owner: str) -> bool:
    """Whether the process is gone for certain; of another machine's process nobody here knows."""
    parts = owner.split("/")
    if len(parts) != 4 or parts[1] != _machine() or not parts[2].isdecimal():
        return False
    return _started(int(parts[2])) != parts[3]


@cache
def _machine() -> str:
    """One start of one machine, and of one container on it: process numbers mean something only inside."""
    known = [socket.gethostname()]
    for source in ("/proc/sys/kernel/random/boot_id", "/proc/self/ns/pid"):
        try:
            known.append(str(Path(source).readlink()) if source.endswith("pid") else Path(source).read_text("ascii"))
        except OSError:
            known.append("")
    return hashlib.sha256(repr(known).encode()).hexdigest()[:12]


def _started(number: int) -> str:
    """When the process started, in the kernel's ticks; "gone" when there is none (or only its shell, a zombie).

    Machines without /proc say "" of every process: there a killed worker's claims run out by time alone.
    """
    if not Path("/proc/self/stat").exists():
        return ""
    try:
        stat = Path(f"/proc/{number}/stat").read_text("ascii", "replace")
    except OSError:
        return "gone"
    # The name of the program stands in brackets and may hold spaces and brackets itself.
    told = stat.rpartition(")")[2].split()
    return "gone" if told[0] in {"Z", "X"} else told[19]
