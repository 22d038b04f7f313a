"""The language of a visit is what its address says: ``/en/…`` is English, an address without a language is Japanese.

Nothing else is asked, not the browser and not a cookie: a link that somebody sends must show what the sender saw, and
a page that was kept for one visitor must be right for the next.
"""

from collections.abc import Callable
from typing import TypedDict

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import is_valid_path
from django.utils import translation

from accessibility.language_marks import mark_japanese


class Version(TypedDict):
    """One entry of the language switch (components/languages): words in its own language, which ``lang`` names."""

    title: str
    href: str
    lang: str
    here: bool


def default_language() -> str:
    """The language of addresses that name none."""
    return settings.LANGUAGE_CODE


def current() -> str:
    """The language of this visit."""
    return translation.get_language() or default_language()


def is_default() -> bool:
    """Whether this visit is in the town's own language."""
    return current() == default_language()


def language_of(path: str) -> str:
    """The language that an address asks for."""
    first = path.lstrip("/").partition("/")[0]
    return first if first in dict(settings.LANGUAGES) else default_language()


def in_language(path: str, language: str) -> str:
    """The same place in another language: ``/guide/`` and ``/en/guide/``."""
    if language_of(path) != default_language():
        path = f"/{path.lstrip('/').partition('/')[2]}"
    return path if language == default_language() else f"/{language}{path}"


def here_in_language(path: str) -> str:
    """A fixed address (``/events/``) in the language of this visit."""
    return in_language(path, current())


def versions_of_address(request: HttpRequest) -> list[Version]:
    """A screen that is no page (a form, the search) in every language. Where nothing was found: the front doors."""
    current = language_of(request.path)
    match = request.resolver_match
    is_screen = match is not None and match.url_name != "wagtail_serve"
    question = request.META.get("QUERY_STRING", "") if request.method in {"GET", "HEAD"} else ""
    found = []
    for language, name in settings.LANGUAGES:
        path = in_language(request.path, language)
        with translation.override(language):
            path = path if is_screen and is_valid_path(path) else in_language("/", language)
        href = f"{path}?{question}" if question else path
        found.append(Version(title=name, href=href, lang=language, here=language == current))
    return found


class AddressLanguageMiddleware:
    """Everything that renders speaks the language of the address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Give the language back afterwards: the next request of this thread may be anybody's."""
        language = language_of(request.path_info)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Content-Language", language)
            if language != default_language() and not response.streaming:
                _mark(response, language)
        return response


def _mark(response: HttpResponse, language: str) -> None:
    marked = mark_japanese(response.content.decode(response.charset), language=language)
    response.content = marked.encode(response.charset)
    if response.has_header("Content-Length"):
        response.headers["Content-Length"] = str(len(response.content))
