"""What search engines may read."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control

from accessibility.languages import in_language

# Forms and results are one person's business; a spoken page is the page itself once more.
PRIVATE = (
    *("/cms/", "/staff/", "/join/", "/registration/", "/cancel/", "/display/", "/search/", "/listen/", "/parts/"),
    *("/other-form/", "/c/", "/r/", "/forms/", "/letter/", "/my-support/", "/carers/", "/mandate/"),
    "/for/",
)
# Podcast directories refuse a feed whose sound they may not fetch; the longer rule counts (RFC 9309).
FOR_DIRECTORIES = ("/listen/*/recording.", "/listen/*/transcript.vtt")


def private_paths() -> tuple[str, ...]:
    """Those, in every language."""
    return tuple(in_language(path, language) for language, _name in settings.LANGUAGES for path in PRIVATE)


@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """``/robots.txt``: everything but forms, with the way to the site map."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in private_paths())]
    lines += [f"Allow: {in_language(path, each)}" for each, _name in settings.LANGUAGES for path in FOR_DIRECTORIES]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('fixed:sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
