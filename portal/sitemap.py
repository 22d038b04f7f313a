"""The site map: the pages of every language, each with what says the same in the others."""

from collections import defaultdict
from typing import Any

from django.db.models import Count, Q, QuerySet
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from accessibility.languages import default_language


class EveryLanguage(Sitemap):
    """Wagtail's own knows the pages below the site's first front door only."""

    def items(self) -> QuerySet[Page]:
        """Published pages below any of the front doors."""
        doors = self.get_wagtail_site().root_page.get_translations(inclusive=True)
        below = Q(pk__in=[])
        for door in doors:
            below |= Q(path__startswith=door.path)
        return Page.objects.filter(below).live().public().order_by("path").defer_streamfields().specific()

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        """With alternates, which Django's template writes down."""
        urls: list[dict[str, Any]] = super()._urls(page, protocol, domain)
        alternates = self._alternates()
        return [{**url, "alternates": alternates.get(url["location"], [])} for url in urls]

    def _alternates(self) -> dict[str, list[dict[str, str]]]:
        """By address. Two questions for all pages: few of them are translated."""
        keys = Page.objects.live().values("translation_key").annotate(number=Count("pk")).filter(number__gt=1)
        pages = Page.objects.live().public().filter(translation_key__in=keys.values("translation_key"))
        families: dict[Any, list[dict[str, str]]] = defaultdict(list)
        for page in pages.select_related("locale"):
            if address := page.get_full_url(self.request):
                families[page.translation_key].append({"lang_code": page.locale.language_code, "location": address})
        return {one["location"]: _with_default(family) for family in families.values() for one in family}


def _with_default(family: list[dict[str, str]]) -> list[dict[str, str]]:
    default = [{**one, "lang_code": "x-default"} for one in family if one["lang_code"] == default_language()]
    return family + default
