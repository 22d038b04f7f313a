"""Addresses of the portal's own pages: search and health."""

from django.urls import URLPattern

app_name = "portal"
urlpatterns: list[URLPattern] = []
