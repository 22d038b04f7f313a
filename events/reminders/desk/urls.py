"""Addresses of the screen, below the CMS's own."""

from django.urls import path

from events.reminders.desk import line, views

app_name = "event_reminders_desk"
urlpatterns = [
    path("line/<id:person_id>/", line.number, name="line"),
    path("<id:page_id>/", views.plan, name="plan"),
    path("<id:page_id>/usual/", views.usual, name="usual"),
    path("<id:page_id>/sample/", views.sample, name="sample"),
]
