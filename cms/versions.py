"""In which languages a page can be read."""

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page, Site

from accessibility.languages import Version, current


def family_of(page: Page) -> dict[str, Page]:
    """The published pages that say the same, itself included, by language."""
    return {
        each.locale.language_code: each
        for each in relatives_of(page)
        if each.live and each.translation_key == page.translation_key
    }


def above(page: Page) -> list[Page]:
    """The pages that this one lies below, the highest first."""
    paths = _paths_above(page)
    return sorted((each for each in relatives_of(page) if each.path in paths), key=lambda each: len(each.path))


def relatives_of(page: Page) -> list[Page]:
    """Both: every page asks for both, and they are one question. Kept on the object while it stays where it is."""
    if not page.pk:
        return []
    kept: tuple[str, list[Page]] | None = vars(page).get("_relatives")
    if kept is None or kept[0] != page.path:
        says_the_same = Q(translation_key=page.translation_key, live=True)
        found = Page.objects.filter(says_the_same | Q(path__in=_paths_above(page)))
        kept = vars(page)["_relatives"] = page.path, list(found.select_related("locale"))
    return kept[1]


def _paths_above(page: Page) -> set[str]:
    return {page.path[:length] for length in range(page.steplen, len(page.path), page.steplen)}


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
