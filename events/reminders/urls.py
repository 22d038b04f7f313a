"""Addresses of letters, below the registration that they are about."""

from django.urls import path

from events.reminders import line, views

app_name = "event_reminders"
urlpatterns = [
    path("registration/<str:token>/letters/", views.letters, name="letters"),
    path("registration/<str:token>/letters/device/", views.device, name="device"),
    path("registration/<str:token>/letters/line/", line.line, name="line"),
    path("registration/<str:token>/letters/stop/", views.stop, name="stop"),
]
