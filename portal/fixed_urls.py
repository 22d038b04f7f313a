"""Addresses that are the same in every language: what machines and browsers ask for by name."""

from django.urls import URLPattern, path
from wagtail.contrib.sitemaps.views import sitemap

from portal.health import health
from portal.media import picture
from portal.robots import robots
from portal.sitemap import EveryLanguage

app_name = "fixed"
urlpatterns: list[URLPattern] = [
    path("health/", health, name="health"),
    path("media/images/<path:path>", picture, name="picture"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": EveryLanguage}}, name="sitemap"),
]
