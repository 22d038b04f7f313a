"""Addresses of the API. The version stands in them: what reads v1 today reads it in ten years."""

from django.urls import path

from events.api import views

urlpatterns = [
    path("api/v1/", views.root, name="api_root"),
    path("api/v1/openapi.json", views.openapi, name="api_openapi"),
    path("api/v1/events/", views.events, name="api_events"),
    path("api/v1/events/<id:event_id>/", views.event, name="api_event"),
    path("api/v1/sessions/", views.sessions, name="api_sessions"),
]
