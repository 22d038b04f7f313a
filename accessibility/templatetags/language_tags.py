"""Template tags for the language of a visit (builtin in every template)."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context

from accessibility import languages

register = template.Library()
VERSIONS = "_versions"


@register.filter
def in_this_language(path: str) -> str:
    """``{{ "/events/"|in_this_language }}``: a fixed address in the language of the visit."""
    return languages.here_in_language(path)


@register.simple_tag
def original_language() -> str:
    """On a page in another language: the town's own one, in which there is more. Empty in that itself."""
    return "" if languages.is_default() else languages.default_language()


@register.simple_tag(takes_context=True)
def language_versions(context: Context) -> list[languages.Version]:
    """What the language switch offers: the page's own versions, or this address in every language.

    Asked by the head and by the header, therefore remembered with the request.
    """
    request = context.get("request")
    if request is None:
        return []
    if not hasattr(request, VERSIONS):
        page: Any = context.get("page")
        found = page.versions(request) if hasattr(page, "versions") else languages.versions_of_address(request)
        setattr(request, VERSIONS, found)
    versions: list[languages.Version] = getattr(request, VERSIONS)
    return versions


@register.simple_tag(takes_context=True)
def language_alternates(context: Context) -> list[dict[str, str]]:
    """For search engines: the same page in each language, and the town's own language for everybody else.

    Of pages only: forms and results are not for them.
    """
    request, page = context.get("request"), context.get("page")
    if request is None or not hasattr(page, "versions") or getattr(request, "is_dummy", False):
        return []
    return alternates(language_versions(context), request)


def alternates(versions: list[languages.Version], request: HttpRequest) -> list[dict[str, str]]:
    """One entry for each language, with its whole address. One language alone has no alternate."""
    first: dict[str, str] = {}
    for version in versions:
        first.setdefault(version["lang"], request.build_absolute_uri(version["href"]))
    if len(first) < 2:
        return []
    found = [{"lang": language, "href": href} for language, href in first.items()]
    default = first.get(languages.default_language())
    return [*found, {"lang": "x-default", "href": default}] if default else found
