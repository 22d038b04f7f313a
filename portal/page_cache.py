"""Whole rendered pages, answered before any other middleware runs.

Only what every visitor without an account would get is kept: no session, no cookie set, no form that carries a CSRF
token, nothing marked private. A cookie that is not known to be harmless lets the visitor past the cache.
"""

import gzip
import hashlib
import time
from collections.abc import Callable, Hashable

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

from accessibility.middleware import preferences_of
from accessibility.preferences import COOKIE
from accessibility.weight import squeezed
from portal.page_store import StoredPage, store
from portal.robots import private_paths

# Longer queries are somebody's typing, not an address that another visitor will ask for.
LONGEST_QUERY = 200
HX_HEADERS = ("HTTP_HX_REQUEST", "HTTP_HX_HISTORY_RESTORE_REQUEST", "HTTP_HX_BOOSTED")
# What the key tells apart. A page that varies by anything else is not kept.
VARIES = {
    "accept-encoding",
    "cookie",
    "hx-boosted",
    "hx-history-restore-request",
    "hx-request",
    "save-data",
}
COMPRESSIBLE = (
    *("text/", "application/json", "application/xml", "image/svg+xml"),
    *("application/atom+xml", "application/feed+json", "application/ld+json"),
)
# Tells the service worker (static/js/offline) that the page is the same for everybody and may be read without a line.
KEEP = "Engawa-Keep"
GZIP_LEVEL = 6


def forget_pages(**_kwargs: object) -> None:
    """Something public changed: no process may answer with an old page once the change is committed.

    Takes and ignores keyword arguments, so that it can be connected to any signal.
    """
    transaction.on_commit(_forget)


def _forget() -> None:
    store().forget()


class EarlyPageCacheMiddleware:
    """Answers visitors without an account from the page store, and compresses what it lets through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.seconds = settings.ENGAWA_PAGE_CACHE_SECONDS
        self.compress = GZipMiddleware(get_response).process_response
        self.harmless = {COOKIE, settings.LANGUAGE_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
        self.private = private_paths()
        self.own_files = (settings.STATIC_URL, settings.MEDIA_URL)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The kept page, or a fresh one that is kept if anybody may see it."""
        if request.path_info.startswith(self.own_files):
            return self.get_response(request)
        key = self._key(request)
        page = store().get(key) if key and self.seconds else None
        if page is not None:
            return answer(request, page)
        generation = store().generation() if key else 0
        response = self.get_response(request)
        if not key or request.method != "GET" or not may_be_kept(request, response):
            return self._compressed(request, response)
        if not request.path_info.startswith(self.private):
            response.headers[KEEP] = "page"
        if not self.seconds:
            return self._compressed(request, response)
        page = self._page(request, response, generation)
        store().put(key, page)
        return answer(request, page)

    def _key(self, request: HttpRequest) -> Hashable | None:
        """What tells pages apart, or None for a visitor who must not be answered from the store."""
        meta = request.META
        if (
            request.method not in {"GET", "HEAD"}
            or len(meta.get("QUERY_STRING", "")) > LONGEST_QUERY
            or "HTTP_AUTHORIZATION" in meta
            or not self.harmless.issuperset(request.COOKIES)
            or getattr(request, "is_dummy", False)  # a preview in the CMS, which pretends to be a visit
        ):
            return None
        return (
            request.is_secure(),
            meta.get("HTTP_HOST") or (meta.get("SERVER_NAME"), meta.get("SERVER_PORT")),
            request.path_info,
            meta.get("QUERY_STRING", ""),
            tuple([name in meta for name in HX_HEADERS]),
            preferences_of(request).page_key,
            encoding_for(meta.get("HTTP_ACCEPT_ENCODING", "")),
        )

    def _page(self, request: HttpRequest, response: HttpResponseBase, generation: int) -> StoredPage:
        """The response as it will be sent from now on."""
        assert isinstance(response, HttpResponse)  # noqa: S101 -- tells mypy what may_be_kept made sure of
        encoding = encoding_for(request.headers.get("accept-encoding", ""))
        body = squeeze(response.content, encoding)
        etag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
        patch_vary_headers(response, ["Accept-Encoding", "Cookie", "HX-Request", "Save-Data"])
        response.headers.setdefault("Cache-Control", "no-cache")
        response.headers["ETag"] = etag
        response.headers["Content-Length"] = str(len(body))
        if encoding:
            response.headers["Content-Encoding"] = encoding
        return StoredPage(tuple(response.items()), body, etag, generation, time.time() + self.seconds)

    def _compressed(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Gzip text (with padding of random length, since forms may show what was typed beside a secret)."""
        if response.streaming or not response.get("Content-Type", "").startswith(COMPRESSIBLE):
            return response
        return self.compress(request, response)


def may_be_kept(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether the next visitor may see the very same page."""
    control = response.get("Cache-Control", "")
    return (
        isinstance(response, HttpResponse)
        and response.status_code == 200
        and response.get("Content-Type", "").startswith("text/html")
        and not response.cookies
        and not any(word in control for word in ("private", "no-store", "max-age=0"))
        and not response.has_header("Content-Encoding")
        and VARIES.issuperset(name.strip().lower() for name in response.get("Vary", "cookie").split(","))
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        and b"csrfmiddlewaretoken" not in response.content
    )


def encoding_for(accepted: str) -> str:
    """The best encoding that the browser reads: br, gzip, or none ("")."""
    for encoding in ("br", "gzip"):
        for offer in accepted.lower().split(","):
            name, _, weight = offer.partition(";")
            if name.strip() == encoding and weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}:
                return encoding
    return ""


def squeeze(body: bytes, encoding: str) -> bytes:
    """Compress a body."""
    if encoding == "br":
        return squeezed(body)
    return gzip.compress(body, GZIP_LEVEL, mtime=0) if encoding == "gzip" else body


def answer(request: HttpRequest, page: StoredPage) -> HttpResponse:
    """The page, or 304 when the browser has it already."""
    known = {tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")}
    response: HttpResponse
    if page.etag in known or "*" in known:
        response = HttpResponseNotModified()
        skipped = {"content-type", "content-length", "content-encoding"}
        for name, value in page.headers:
            if name.lower() not in skipped:
                response.headers[name] = value
    else:
        # A HEAD request learns the length, not the body.
        response = HttpResponse(b"" if request.method == "HEAD" else page.body, headers=dict(page.headers))
    return response
