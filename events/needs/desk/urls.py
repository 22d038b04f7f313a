"""Addresses below the CMS's own."""

from django.urls import path

from events.needs.desk import views

app_name = "needs_desk"
urlpatterns = [
    path("needs/<id:resident_id>/", views.needs, name="needs"),
    path("needs/<id:resident_id>/keep/", views.keep, name="keep"),
    path("needs/<id:resident_id>/stay/", views.stay, name="stay"),
    path("needs/<id:resident_id>/number/", views.new_number, name="new_number"),
    path("needs/<id:resident_id>/erase/", views.erase, name="erase"),
    path("looks/", views.looks, name="looks"),
]
