"""Addresses of the ways in, below the CMS's own."""

from django.urls import path

from events.doors_desk import views

app_name = "events_doors"
urlpatterns = [
    path("", views.index, name="index"),
    path("<id:page_id>/", views.overview, name="overview"),
    path("host/<id:session_id>/", views.host, name="host"),
    path("<id:page_id>/<str:way>/", views.change, name="change"),
    path("<id:page_id>/<str:way>/<id:session_id>/", views.change, name="change_for_session"),
]
