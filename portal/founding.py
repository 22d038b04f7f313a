"""The first page of a site. Wagtail's welcome page makes room for it."""

from __future__ import annotations

from django.conf import settings
from wagtail.models import Locale, Page, Site

from cms.models import HomePage


def found(home: HomePage, *, site_name: str) -> HomePage:
    """Put the home page where the site begins. It is not published yet."""
    home.slug = "home"
    home.locale, _is_new = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    Page.objects.filter(depth=2, slug="home").delete()
    Page.objects.get(depth=1).add_child(instance=home)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "root_page": home, "site_name": site_name},
    )
    return home
