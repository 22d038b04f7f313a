"""In which versions a page can be read: the page's languages."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from wagtail.models import Page, Site

from accessibility.languages import Version


def languages_of(page: Page, request: HttpRequest | None) -> list[Version]:
    """The page in each language in which it is published, in the order of ``LANGUAGES``. One query."""
    current = translation.get_language()
    written = Page.objects.filter(translation_key=page.translation_key, live=True)
    found = {each.locale.language_code: each for each in written.select_related("locale")}
    versions = []
    for language, name in settings.LANGUAGES:
        href = _address(found[language], request) if language in found else None
        if href:
            versions.append(Version(title=name, href=href, lang=language, here=language == current))
    return versions


def _address(page: Page, request: HttpRequest | None) -> str | None:
    """Its address. A front door that another process made in a new language is not known here yet: look again."""
    address: str | None = page.get_url(request)
    if address is None:
        Site.clear_site_root_paths_cache()
        vars(page).pop("_wagtail_cached_site_root_paths", None)
        address = page.get_url()
    return address
