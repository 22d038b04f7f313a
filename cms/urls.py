"""Addresses of the cms room."""

from django.urls import URLPattern

app_name = "cms"
urlpatterns: list[URLPattern] = []
