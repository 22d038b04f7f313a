"""The service worker at the root of the site (only from there may it answer for all pages), and its page."""

import hashlib
import json
import re
from functools import cache
from pathlib import Path

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accessibility.offline.words import LANGUAGES, worker_words

PARTS = ("worker.js", "queue.js")
# Only where the town can send notices to devices: everybody else need not carry it.
NOTICES = "notices.js"
# What the page /offline/ needs to work without a line.
SCRIPTS = ("js/offline/start.js", "js/offline/shelf.js")
COMMENT = re.compile(r"(^|\s)\s*// .*$|^\s+", re.MULTILINE)


@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """The script. A browser asks for it again at every visit, so it is short and answered by 304."""
    folder = settings.BASE_DIR / "static" / "js" / "offline"
    parts = (*PARTS, NOTICES) if settings.ENGAWA_PUSH_KEY else PARTS
    newest = max((folder / part).stat().st_mtime_ns for part in parts) if settings.ENGAWA_RELOAD_STYLES else 0
    plain, packed, etag = _script(folder, parts, newest)
    response: HttpResponse
    if etag in request.headers.get("If-None-Match", ""):
        response = HttpResponseNotModified()
    else:
        wants_brotli = re.search(r"\bbr\b", request.headers.get("Accept-Encoding", ""))
        response = HttpResponse(packed if wants_brotli else plain, content_type="text/javascript; charset=utf-8")
        if wants_brotli:
            response["Content-Encoding"] = "br"
    response["ETag"] = etag
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


@cache
def _script(folder: Path, parts: tuple[str, ...], _changed: int) -> tuple[bytes, bytes, str]:
    """As it is, compressed, and its name for the browser. Its addresses change with what stands there."""
    shelves = {}
    for language in LANGUAGES:
        with translation.override(language):
            shelves[language] = reverse("accessibility:offline")
    shell = [shelves[settings.LANGUAGE_CODE], *map(static, SCRIPTS)]
    told = json.dumps({"words": worker_words(), "shelves": shelves, "shell": shell}, ensure_ascii=False)
    code = "\n".join((folder / part).read_text(encoding="utf-8") for part in parts)
    plain = f"const ENGAWA = {told};\n{COMMENT.sub('', code)}".encode()
    return plain, brotli.compress(plain, mode=brotli.MODE_TEXT), f'"{hashlib.sha256(plain).hexdigest()[:24]}"'


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What this device keeps, and how to be rid of it."""
    return render(request, "accessibility/offline.html")
