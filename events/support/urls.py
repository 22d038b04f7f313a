"""Addresses below the registration's own."""

from django.urls import path

from events.support.views import cases, outcome

urlpatterns = [
    path("registration/<str:token>/support/", cases.cases, name="support"),
    path("registration/<str:token>/support/<id:case_id>/", cases.case, name="support_case"),
    path("registration/<str:token>/reached/", outcome.reached, name="support_reached"),
]
