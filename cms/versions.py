"""In which languages a page can be read."""

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page, Site

from accessibility.languages import Version, current


def family_of(page: Page) -> dict[str, Page]:
    """The published pages that say the same, itself included, by language. One query."""
    if not page.pk:
        return {}
    written = Page.objects.filter(translation_key=page.translation_key, live=True)
    return {each.locale.language_code: each for each in written.select_related("locale")}


def languages_of(family: dict[str, Page], request: HttpRequest | None) -> list[Version]:
    """What the language switch offers, in the order of ``LANGUAGES``."""
    versions = []
    for language, name in settings.LANGUAGES:
        href = _address(family[language], request) if language in family else None
        if href:
            versions.append(Version(title=name, href=href, lang=language, here=language == current()))
    return versions


def _address(page: Page, request: HttpRequest | None) -> str | None:
    """Its address. A front door that another process made in a new language is not known here yet: look again."""
    address: str | None = page.get_url(request)
    if address is None:
        Site.clear_site_root_paths_cache()
        vars(page).pop("_wagtail_cached_site_root_paths", None)
        address = page.get_url()
    return address
