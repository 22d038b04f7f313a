"""Feeds that were made, kept in this process for as long as what they say is true.

The name of a feed is the fingerprint of all that it tells, so that nothing has to be forgotten when something changes:
an old one is not asked for any more, and falls out as the longest unused. Kept compressed, as nearly everybody asks.
"""

from __future__ import annotations

import gzip
import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

# Smaller ones are made as fast as they are found.
WORTH_KEEPING_BYTES: Final = 20_000
GZIP_LEVEL: Final = 6
# What a kept feed says of itself; everything else is the answer's own.
TAKES_GZIP: Final = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))", re.IGNORECASE)
_HEADERS: Final = ("Content-Type", "Content-Disposition")


@dataclass(frozen=True, slots=True)
class _Feed:
    body: bytes
    headers: dict[str, str]


class FeedStore:
    """Bounded by bytes; what nobody asked for goes first."""

    def __init__(self) -> None:
        self._feeds: OrderedDict[str, _Feed] = OrderedDict()
        self._lock = Lock()
        self._making = Lock()

    def answer(self, request: HttpRequest, stamp: str, make: Callable[[], HttpResponse]) -> HttpResponse:
        """The kept feed, or one that is made now. Who asks while a long one is made waits for that one."""
        if feed := self._found(stamp):
            return _answer(request, feed)
        with self._making:
            if feed := self._found(stamp):
                return _answer(request, feed)
            response = make()
            if response.status_code != 200 or len(response.content) < WORTH_KEEPING_BYTES:
                return response
            headers = {name: response[name] for name in _HEADERS if name in response}
            feed = _Feed(gzip.compress(response.content, GZIP_LEVEL, mtime=0), headers)
            self._keep(stamp, feed)
        return _answer(request, feed)

    def __len__(self) -> int:
        return len(self._feeds)

    def used_bytes(self) -> int:
        """How much is kept."""
        return sum(len(feed.body) for feed in self._feeds.values())

    def _found(self, stamp: str) -> _Feed | None:
        with self._lock:
            if stamp in self._feeds:
                self._feeds.move_to_end(stamp)
            return self._feeds.get(stamp)

    def _keep(self, stamp: str, feed: _Feed) -> None:
        with self._lock:
            self._feeds[stamp] = feed
            while self._feeds and self.used_bytes() > settings.ENGAWA_FEED_CACHE_BYTES:
                self._feeds.popitem(last=False)


def _answer(request: HttpRequest, feed: _Feed) -> HttpResponse:
    takes_gzip = TAKES_GZIP.search(request.headers.get("Accept-Encoding", "")) is not None
    response = HttpResponse(feed.body if takes_gzip else gzip.decompress(feed.body), headers=feed.headers)
    if takes_gzip:
        response["Content-Encoding"] = "gzip"
        response["Content-Length"] = str(len(feed.body))
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


FEEDS: Final = FeedStore()
