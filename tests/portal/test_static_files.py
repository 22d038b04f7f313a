"""Promises about style, scripts and the worker: sent once, small, and never stale."""

from pathlib import Path

import brotli
import pytest
from django.core.files.storage import FileSystemStorage
from django.http import HttpResponse
from django.test import Client, RequestFactory
from whitenoise.middleware import WhiteNoiseMiddleware

from portal.static_files import HashedFiles

SCRIPTS = (
    "js/page.js",
    "js/notices_here.js",
    "js/spoken_search.js",
    "js/offline/start.js",
    "js/offline/shelf.js",
    *(f"js/listening/{name}.js" for name in ("player", "bar", "browsing", "cues", "kept", "marks", "outside")),
)


@pytest.fixture
def collected(settings, tmp_path: Path) -> HashedFiles:
    """Our scripts as a real town serves them."""
    settings.STATIC_ROOT = tmp_path
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = False
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "portal.static_files.HashedFiles"}}
    source = FileSystemStorage(location=settings.BASE_DIR / "static")
    storage = HashedFiles(location=str(tmp_path), base_url="/static/")
    for name in SCRIPTS:
        with source.open(name) as file:
            storage.save(name, file)
    for _name, _hashed, processed in storage.post_process({name: (storage, name) for name in SCRIPTS}):
        if isinstance(processed, Exception):
            raise processed
    return storage


# Closing an answer ends a request, and Django then looks after its connections.
@pytest.mark.django_db
def test_files_under_a_name_of_their_content_are_kept_for_ever_and_sent_as_brotli(collected):
    address = collected.url("js/page.js")
    server = WhiteNoiseMiddleware(lambda _request: HttpResponse(status=404))
    response = server(RequestFactory().get(address, HTTP_ACCEPT_ENCODING="gzip, deflate, br"))
    assert response.status_code == 200
    assert response["Content-Encoding"] == "br"
    assert response["Cache-Control"] == "max-age=315360000, public, immutable"
    response.close()


def test_scripts_load_each_other_under_those_names(collected):
    page = Path(collected.path(collected.stored_name("js/page.js"))).read_text()
    shelf = Path(collected.path(collected.stored_name("js/offline/shelf.js"))).read_text()
    start = Path(collected.stored_name("js/offline/start.js")).name
    assert f'import("./offline/{start}")' in page
    assert f'from "./{start}"' in shelf


def test_the_worker_is_small_asked_for_each_time_and_answered_by_a_word(client: Client) -> None:
    first = client.get("/sw.js", headers={"accept-encoding": "br"})
    assert first["Content-Type"] == "text/javascript; charset=utf-8"
    assert first["Cache-Control"] == "no-cache"
    assert first["Content-Encoding"] == "br"
    assert len(first.content) <= 4_000
    assert b"const ENGAWA" in brotli.decompress(first.content)
    assert client.get("/sw.js", headers={"if-none-match": first["ETag"]}).status_code == 304
    assert "worker-src 'self'" in first["Content-Security-Policy"]
