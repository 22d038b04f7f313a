"""Addresses of the portal's own screens, in every language."""

from django.urls import URLPattern, path

from portal.contents import contents
from portal.search import search

app_name = "portal"
urlpatterns: list[URLPattern] = [
    path("search/", search, name="search"),
    path("sitemap/", contents, name="contents"),
]
