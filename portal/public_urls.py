"""Addresses of the portal's own pages: search and health."""

from django.urls import URLPattern, path

from portal.health import health

app_name = "portal"
urlpatterns: list[URLPattern] = [
    path("health/", health, name="health"),
]
