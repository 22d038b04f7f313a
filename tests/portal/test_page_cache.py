"""Promises about kept pages: fast for everybody, nobody's own."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory
from django.utils.cache import add_never_cache_headers

from cms.models import HomePage, InformationPage
from portal.page_cache import EarlyPageCacheMiddleware, forget_pages
from portal.page_store import MemoryStore, StoredPage, store


def leave_alone(request, response):
    pass


def change_something(request, response):
    forget_pages()


class Site:
    """Counts how often a page had to be rendered, and shows whose eyes it was rendered for."""

    def __init__(self) -> None:
        self.rendered = 0
        self.cache = EarlyPageCacheMiddleware(self.render)
        self.prepare = leave_alone

    def render(self, request: HttpRequest) -> HttpResponse:
        self.rendered += 1
        response = HttpResponse(f"<h1>縁側</h1>{request.get_full_path()}{request.COOKIES}" + "あ" * 500)
        self.prepare(request, response)
        return response

    def get(self, path: str = "/", method: str = "get", cookie: str = "", **meta: str) -> HttpResponse:
        request = getattr(RequestFactory(), method)(path, **meta, **({"HTTP_COOKIE": cookie} if cookie else {}))
        return self.cache(request)


@pytest.fixture
def site(settings, tmp_path: Path) -> Iterator[Site]:
    settings.ENGAWA_PAGE_CACHE_SECONDS = 60
    settings.VAR_DIR = tmp_path
    store.cache_clear()
    yield Site()
    store.cache_clear()


def test_only_what_anybody_may_see_is_marked_for_reading_without_a_line(site):
    assert site.get()["Engawa-Keep"] == "page"
    assert site.get()["Engawa-Keep"] == "page"  # from the cache too
    assert "Engawa-Keep" not in site.get(cookie="sessionid=abc")
    assert "Engawa-Keep" not in site.get(method="post")
    for path in (
        "/search/?q=a",
        "/en/search/?q=a",
        "/join/1/",
        "/registration/abc/",
        "/display/",
        "/cms/pages/",
        "/listen/1/",
    ):
        assert "Engawa-Keep" not in site.get(path)


def test_the_second_visitor_gets_the_kept_page(site):
    assert site.get().content == site.get().content
    assert site.rendered == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"path": "/a/"}, {"path": "/b/"}),
        ({"path": "/?month=1"}, {"path": "/?month=2"}),
        ({}, {"HTTP_HX_REQUEST": "true"}),
        ({"HTTP_HX_REQUEST": "true"}, {"HTTP_HX_REQUEST": "true", "HTTP_HX_HISTORY_RESTORE_REQUEST": "true"}),
        ({"path": "/a/"}, {"path": "/en/a/"}),
        ({}, {"HTTP_HOST": "other.example"}),
        ({}, {"cookie": "engawa_view=furigana=all"}),
        ({}, {"HTTP_SAVE_DATA": "on"}),
        ({"HTTP_SAVE_DATA": "on"}, {"cookie": "engawa_view=light=off"}),
        ({"HTTP_ACCEPT_ENCODING": "br"}, {"HTTP_ACCEPT_ENCODING": "gzip"}),
    ],
    ids=[
        "path",
        "query",
        "htmx",
        "history",
        "language",
        "host",
        "preferences",
        "saving data",
        "not saving data",
        "encoding",
    ],
)
def test_pages_that_differ_are_kept_apart(site, first, second):
    site.get(**first)
    site.get(**second)
    assert site.rendered == 2


@pytest.mark.parametrize("cookie", ["sessionid=abc", "messages=abc", "unknown=1", "engawa_view=; sessionid=x"])
def test_a_visitor_with_a_cookie_of_their_own_goes_past_the_cache(site, cookie):
    site.get()
    assert cookie.split("=")[-1] in site.get(cookie=cookie).content.decode()
    site.get()
    assert site.rendered == 2


def test_a_forged_preference_cookie_neither_makes_new_pages_nor_reaches_another_visitor(site):
    plain = site.get().content
    for number in range(20):
        assert site.get(cookie=f"engawa_view=text={number}&x=<script>").content == plain
    assert site.rendered == 1


def use_a_token(request, response):
    get_token(request)


def set_a_cookie(request, response):
    response.set_cookie("sessionid", "secret")


def refuse_caching(request, response):
    add_never_cache_headers(response)


def fail(request, response):
    response.status_code = 404


def answer_with_json(request, response):
    response["Content-Type"] = "application/json"


def vary_by_everything(request, response):
    response["Vary"] = "User-Agent"


def carry_a_form(request, response):
    response.content = b'<input name="csrfmiddlewaretoken" value="x">'


@pytest.mark.parametrize(
    "prepare",
    [use_a_token, set_a_cookie, refuse_caching, fail, answer_with_json, vary_by_everything, carry_a_form],
    ids=lambda prepare: prepare.__name__,
)
def test_what_is_somebodys_own_is_never_kept(site, prepare):
    site.prepare = prepare
    site.get()
    site.get()
    assert site.rendered == 2


@pytest.mark.parametrize(
    ("accepted", "encoding", "unpack"),
    [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip;q=1.0", "gzip", gzip.decompress),
        ("identity", None, bytes),
        ("br;q=0, gzip; q=0", None, bytes),
    ],
)
def test_each_browser_gets_an_encoding_that_it_reads(site, accepted, encoding, unpack):
    for _ in range(2):
        response = site.get(HTTP_ACCEPT_ENCODING=accepted)
        assert response.get("Content-Encoding") == encoding
        assert "縁側" in unpack(response.content).decode()
        assert response["Content-Length"] == str(len(response.content))


def test_a_returning_browser_is_told_that_nothing_changed(site):
    first = site.get()
    assert first["Cache-Control"] == "no-cache"
    again = site.get(HTTP_IF_NONE_MATCH=f'W/{first["ETag"]}, "other"')
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert site.get(HTTP_IF_NONE_MATCH='"other"').status_code == 200


def test_the_browsers_language_makes_no_other_page_because_the_address_says_the_language(site):
    site.get(HTTP_ACCEPT_LANGUAGE="ja")
    answer = site.get(HTTP_ACCEPT_LANGUAGE="en")
    assert site.rendered == 1
    assert "Accept-Language" not in answer["Vary"]


def test_proxies_learn_what_a_page_depends_on(site):
    assert {"Accept-Encoding", "Cookie", "HX-Request"} <= set(site.get()["Vary"].split(", "))


def test_head_is_answered_from_what_get_kept_but_keeps_nothing(site):
    site.get(method="head")
    length = site.get()["Content-Length"]
    head = site.get(method="head")
    assert (site.rendered, head.content, head["Content-Length"]) == (2, b"", length)


def test_posting_goes_past_the_cache(site):
    site.get()
    site.get(method="post")
    assert site.rendered == 2


@pytest.mark.django_db(transaction=True)
def test_a_change_reaches_every_process_at_once(site):
    site.get()
    forget_pages()
    site.get()
    assert site.rendered == 2


@pytest.mark.django_db(transaction=True)
def test_a_page_rendered_while_something_changed_is_not_kept(site):
    site.prepare = change_something
    site.get()
    site.get()
    assert site.rendered == 2


def test_ten_thousand_addresses_do_not_fill_the_memory(tmp_path):
    pages = MemoryStore(signal_file=tmp_path / "signal", max_bytes=1_000_000)
    for number in range(10_000):
        pages.put(f"/?q={number}", StoredPage((), b"x" * 5_000, "", 0, 9e9))
    assert len(pages) < 200
    assert pages.used_bytes <= 1_000_000
    assert pages.get("/?q=9999") is not None


def test_a_long_query_is_nobody_elses_address(site):
    site.get("/?q=" + "x" * 300)
    assert len(store()) == 0


def test_an_old_page_is_rendered_anew(settings, site):
    settings.ENGAWA_PAGE_CACHE_SECONDS = -1
    site = Site()
    site.get()
    site.get()
    assert site.rendered == 2


@pytest.fixture
def guide(home: HomePage) -> InformationPage:
    return home.add_child(instance=InformationPage(title="使い方のページ", slug="guide"))


def test_a_kept_page_costs_no_query_and_staff_see_their_own(site, client, guide, django_assert_num_queries):
    response = client.get("/guide/", HTTP_ACCEPT_ENCODING="br")
    assert response["Content-Encoding"] == "br"
    with django_assert_num_queries(0):
        assert client.get("/guide/", HTTP_ACCEPT_ENCODING="br").content == response.content
    client.force_login(get_user_model().objects.create_superuser("staff", password="x"))
    assert "ETag" not in client.get("/guide/", HTTP_ACCEPT_ENCODING="br")


def test_publishing_shows_at_once(site, client, guide, django_capture_on_commit_callbacks):
    assert "使い方のページ" in client.get("/guide/").content.decode()
    guide.title = "新しい名前"
    with django_capture_on_commit_callbacks(execute=True):
        guide.save_revision().publish()
    assert "新しい名前" in client.get("/guide/").content.decode()


def test_an_easy_version_is_kept_for_who_wants_it_and_shows_a_change_at_once(
    site, client, guide, django_assert_num_queries, django_capture_on_commit_callbacks
):
    guide.easy_body = [("paragraph", "<p>電話してください。</p>")]
    guide.save_revision().publish()
    client.cookies["engawa_view"] = "easy=on"
    kept = client.get("/guide/easy/").content
    with django_assert_num_queries(0):
        assert client.get("/guide/easy/").content == kept
    guide.easy_body = []
    with django_capture_on_commit_callbacks(execute=True):
        guide.save_revision().publish()
    assert client.get("/guide/easy/").status_code == 404
