"""Addresses of what stands about needs on a registration."""

from django.urls import path

from events.needs.views import looks

app_name = "event_needs"
urlpatterns = [path("registration/<str:token>/looks/", looks, name="looks")]
