"""Where finished pages are kept: in this process by default, in Redis or Valkey where the town runs one."""

import hashlib
import logging
import os
import time
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Protocol

from django.conf import settings
from django.core.cache import cache as shared_cache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
GENERATION_KEY = "pages:generation"


@dataclass(frozen=True, slots=True)
class StoredPage:
    """One answer, compressed as its readers asked for it."""

    headers: tuple[tuple[str, str], ...]
    body: bytes
    etag: str
    generation: int
    expires_at: float

    def is_fresh(self, generation: int) -> bool:
        """Nothing public has changed since, and minutes-old words like 受付中 have not grown stale."""
        return self.generation == generation and time.time() < self.expires_at


class PageStore(Protocol):
    """Keeps pages until something public changes. Every process sees a change at once."""

    def generation(self) -> int:
        """A number that changes whenever pages are forgotten. Taken before a page is rendered."""

    def get(self, key: Hashable) -> StoredPage | None:
        """The page, if it is still true."""

    def put(self, key: Hashable, page: StoredPage) -> None:
        """Keep a page."""

    def forget(self) -> None:
        """Let no process answer with what it has kept so far."""


class MemoryStore:
    """Pages in this process; a file's time tells all processes of this machine when to forget them.

    Bounded by bytes, the longest unused page goes first, so a flood of addresses cannot fill the memory.
    """

    def __init__(self, *, signal_file: Path, max_bytes: int) -> None:
        self.signal_file = signal_file
        self.max_bytes = max_bytes
        self.used_bytes = 0
        self._pages: OrderedDict[Hashable, StoredPage] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def generation(self) -> int:
        """The signal file's time: one stat per page view."""
        try:
            return os.stat(self.signal_file).st_mtime_ns  # noqa: PTH116 -- a hot path, Path.stat costs twice as much
        except FileNotFoundError:
            return 0

    def get(self, key: Hashable) -> StoredPage | None:
        """The page, if it is still true."""
        page = self._pages.get(key)
        if page is None:
            return None
        fresh = page.is_fresh(self.generation())
        with self._lock:
            if not fresh:
                self._drop(key)
            elif key in self._pages:
                self._pages.move_to_end(key)
        return page if fresh else None

    def put(self, key: Hashable, page: StoredPage) -> None:
        """Keep a page and drop the longest unused ones beyond the bound."""
        with self._lock:
            self._drop(key)
            self._pages[key] = page
            self.used_bytes += _weight(key, page)
            while self.used_bytes > self.max_bytes:
                self._drop(next(iter(self._pages)))

    def forget(self) -> None:
        """Move the signal file's time on."""
        self.signal_file.touch()
        now = max(time.time_ns(), self.generation() + 1)
        os.utime(self.signal_file, ns=(now, now))

    def _drop(self, key: Hashable) -> None:
        if (page := self._pages.pop(key, None)) is not None:
            self.used_bytes -= _weight(key, page)


class SharedStore:
    """Pages in Redis or Valkey, for several machines. Without an answer from it, pages are rendered."""

    def generation(self) -> int:
        """The shared generation, or -1 (which nothing is stored under) when the cache does not answer."""
        try:
            return int(shared_cache.get(GENERATION_KEY, 0))
        except RedisError:
            logger.warning("The page cache does not answer; pages are rendered.")
            return -1

    def get(self, key: Hashable) -> StoredPage | None:
        """Page and generation in one round trip."""
        name = _name(key)
        try:
            found = shared_cache.get_many([GENERATION_KEY, name])
        except RedisError:
            return None
        page = found.get(name)
        return page if isinstance(page, StoredPage) and page.is_fresh(int(found.get(GENERATION_KEY, 0))) else None

    def put(self, key: Hashable, page: StoredPage) -> None:
        """Keep a page for as long as it may be shown."""
        if page.generation < 0:
            return
        try:
            shared_cache.set(_name(key), page, timeout=max(1, int(page.expires_at - time.time())))
        except RedisError:
            logger.warning("The page cache does not answer; a page was not kept.")

    def forget(self) -> None:
        """Set a new generation. If that fails, pages live on for ENGAWA_PAGE_CACHE_SECONDS at most."""
        try:
            shared_cache.set(GENERATION_KEY, time.time_ns(), timeout=None)
        except RedisError:
            logger.exception("The page cache does not answer; visitors may see old pages for a short while.")


def _weight(key: Hashable, page: StoredPage) -> int:
    """Bytes of body, headers and bookkeeping, roughly."""
    return len(page.body) + sum(len(name) + len(value) for name, value in page.headers) + len(str(key)) + 1000


def _name(key: Hashable) -> str:
    """A cache key may hold neither blanks nor more than 250 characters, so addresses are hashed."""
    return f"pages:{hashlib.sha256(repr(key).encode()).hexdigest()}"


@cache
def store() -> PageStore:
    """The store that this installation's settings ask for."""
    if "redis" in settings.CACHES["default"]["BACKEND"].lower():
        return SharedStore()
    return MemoryStore(signal_file=Path(settings.VAR_DIR) / "pages.changed", max_bytes=settings.ENGAWA_PAGE_CACHE_BYTES)
