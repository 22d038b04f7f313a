"""Addresses of the screen, below the CMS's own."""

from django.urls import path

from events.reminders.desk import views

app_name = "event_reminders_desk"
urlpatterns = [
    path("<int:page_id>/", views.plan, name="plan"),
    path("<int:page_id>/usual/", views.usual, name="usual"),
    path("<int:page_id>/sample/", views.sample, name="sample"),
]
