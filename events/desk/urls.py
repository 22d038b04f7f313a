"""Addresses of the desk, below the CMS's own."""

from django.urls import path

from events.desk import views

app_name = "events_desk"
urlpatterns = [
    path("", views.sessions, name="sessions"),
    path("<int:session_id>/", views.session, name="session"),
    path("<int:session_id>/registrations.csv", views.export, name="export"),
    path("<int:session_id>/add/", views.add, name="add"),
    path("cancel/<int:registration_id>/", views.cancel, name="cancel"),
    path("support/<int:support_request_id>/", views.support, name="support"),
    path("called/<int:letter_id>/", views.called, name="called"),
]
