"""Addresses of the portal's own pages: search and health."""

from django.urls import URLPattern, path
from wagtail.contrib.sitemaps.views import sitemap

from portal.health import health
from portal.media import picture
from portal.robots import robots
from portal.search import search

app_name = "portal"
urlpatterns: list[URLPattern] = [
    path("health/", health, name="health"),
    path("search/", search, name="search"),
    path("media/images/<path:path>", picture, name="picture"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
]
