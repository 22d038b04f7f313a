"""Addresses of the aid, below /cms/easy/."""

from django.urls import path

from cms.easy import views

app_name = "easy"
urlpatterns = [
    path("<id:page_id>/", views.aid, name="aid"),
    path("<id:page_id>/measure/", views.measure_typed, name="measure"),
    path("<id:page_id>/apply/", views.apply, name="apply"),
    path("<id:page_id>/begin/", views.begin, name="begin"),
    path("<id:page_id>/confirm/", views.confirm, name="confirm"),
]
