"""The addresses of pages: found by their whole path, where Wagtail's own way asks once more for each step of it."""

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from wagtail.models import Page, Site
from wagtail.models.sites import SiteRootPath
from wagtail.url_routing import RouteResult
from wagtail.views import serve

SITE = "portal.pages.site"
AN_HOUR = 3600


def serve_page(request: HttpRequest, path: str) -> HttpResponseBase:
    """As Wagtail serves a page; only the finding is ours."""
    _know_the_site(request)
    # Wagtail looks here first and keeps what it found here itself.
    request._wagtail_route_for_request = _route(request, path)  # type: ignore[attr-defined]  # noqa: SLF001
    response: HttpResponseBase = serve(request, path)
    return response


def _route(request: HttpRequest, path: str) -> RouteResult | None:
    """The page at this address in this language, or none: a page in another language is no answer.

    A page may answer for one step below its own address, as for its easy version.
    """
    door = front_door(request)
    if door is None:
        return None
    address = f"{door.root_path}{path}"
    above, _slash, last = address.rstrip("/").rpartition("/")
    rows = list(Page.objects.filter(url_path__in=[address, f"{above}/"]).order_by("-depth")[:2])
    if not rows:
        return None
    found = rows[0].specific
    if len(rows) > 1:
        # The way back above the title asks for it: where treebeard itself keeps it, it costs no question.
        found._cached_parent_obj = rows[1]  # noqa: SLF001
    try:
        return found.route(request, [] if found.url_path == address else [last])
    except Http404:
        return None


def _know_the_site(request: HttpRequest) -> None:
    """A town has one site, and every link of a page asks for it: it is remembered as long as its front doors are."""
    sites = {path.site_id for path in Site.get_site_root_paths()}
    if len(sites) == 1:
        key = sites.pop()
        if site := cache.get_or_set(f"{SITE}.{key}", Site.objects.filter(pk=key).first, AN_HOUR):
            request._wagtail_site = site  # type: ignore[attr-defined]  # noqa: SLF001 -- where Wagtail keeps it too
        else:
            # A backup was put back, or another process founded the town anew: the remembered site is gone.
            Site.clear_site_root_paths_cache()


def forget_site(instance: Site, **_signal: object) -> None:
    """It was changed or removed."""
    cache.delete(f"{SITE}.{instance.pk}")


def watch() -> None:
    """Notice changes of the site."""
    for signal in (post_save, post_delete):
        signal.connect(forget_site, sender=Site, dispatch_uid="portal.pages")


def front_door(request: HttpRequest, language: str = "") -> SiteRootPath | None:
    """Where the pages of this site and language begin; none when there are none in this language."""
    language = language or translation.get_language() or ""
    return _front_door(request, language) or (
        # Another process may have made it; what this one remembers is an hour old at most.
        Site.clear_site_root_paths_cache() or _front_door(request, language)
    )


def _front_door(request: HttpRequest, language: str) -> SiteRootPath | None:
    paths = Site.get_site_root_paths()
    sites = {path.site_id for path in paths}
    if len(sites) > 1:
        site = Site.find_for_request(request)
        sites = {site.pk} if site else set()
    return next((path for path in paths if path.site_id in sites and path.language_code == language), None)
