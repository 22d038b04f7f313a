"""Addresses below the CMS's own."""

from django.urls import path

from events.carers.desk import views

app_name = "mandates_desk"
urlpatterns = [
    path("", views.mandates, name="mandates"),
    path("add/", views.add, name="add"),
    path("<id:mandate_id>/", views.mandate, name="mandate"),
    path("<id:mandate_id>/confirm/", views.confirmed, name="confirm"),
    path("<id:mandate_id>/end/", views.ended, name="end"),
    path("told/<id:notice_id>/", views.told, name="told"),
]
