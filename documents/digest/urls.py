"""Addresses of the weekly letter."""

from django.urls import path

from documents.digest import views

app_name = "document_digest"
urlpatterns = [
    path("letter/", views.subscribe, name="subscribe"),
    path("letter/sent/", views.sent, name="sent"),
    path("letter/left/", views.left, name="left"),
    path("letter/<str:token>/", views.own, name="own"),
    path("letter/<str:token>/confirm/", views.confirm, name="confirm"),
    path("letter/<str:token>/leave/", views.leave, name="leave"),
]
