"""Towns prepared once and copied for everybody who rehearses: preparing one takes longer than a walk through it.

A kept town is known by the hash of the code that prepared it, so a changed line never meets yesterday's pages.
"""

import fcntl
import hashlib
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

# What a town is made of. Its looks are copied into it too (collectstatic), so style sheets count.
MADE_OF = ("accessibility", "cms", "residents", "documents", "events", "portal", "static", "locale", "requirements")
# The audit looks at a town from outside.
NOT_CODE = {"__pycache__", "node_modules", "audit"}
SAID = "said.txt"
# The demo's dates keep their distance from the moment of its preparation; an older town has nothing that runs now.
OLDEST_SECONDS = 20 * 60


def kept_copy(folder: Path, *, kind: str, prepare: Callable[[Path], str]) -> str:
    """Fill ``folder`` with a town as ``prepare`` makes it; what was said while it was made.

    Processes that ask at the same time wait for the one that prepares.
    """
    store = settings.VAR_DIR / "rehearsals"
    store.mkdir(parents=True, exist_ok=True)
    town = store / f"{kind}-{code_hash(settings.BASE_DIR)}"
    with locked(store / "lock"):
        if not is_fresh(town):
            forget_old(store)
            unfinished = store / "unfinished"
            shutil.rmtree(unfinished, ignore_errors=True)
            shutil.rmtree(town, ignore_errors=True)
            unfinished.mkdir()
            (unfinished / SAID).write_text(prepare(unfinished), encoding="utf-8")
            unfinished.rename(town)
        shutil.copytree(town, folder, dirs_exist_ok=True)
    return (folder / SAID).read_text(encoding="utf-8")


def code_hash(house: Path) -> str:
    """One word for everything that can change what a town looks like."""
    digest = hashlib.sha256()
    for room in MADE_OF:
        for path in sorted((house / room).rglob("*")):
            if path.is_file() and path.suffix != ".pyc" and not NOT_CODE & set(path.parts):
                digest.update(f"{path.relative_to(house)}\0{path.stat().st_size}\0".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def is_fresh(town: Path) -> bool:
    """Whether a finished town lies there that is young enough."""
    said = town / SAID
    return said.exists() and time.time() - said.stat().st_mtime < OLDEST_SECONDS


def forget_old(store: Path) -> None:
    """Throw away what nobody will ask for again, so that the folder stays small."""
    for town in store.iterdir():
        if town.is_dir() and not is_fresh(town):
            shutil.rmtree(town, ignore_errors=True)


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """One process at a time; the system opens the lock of a process that died."""
    with file.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
