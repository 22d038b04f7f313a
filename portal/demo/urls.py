"""Addresses that exist in the demo only."""

from django.urls import URLPattern, path

from portal.demo import views

app_name = "demo"
urlpatterns: list[URLPattern] = [
    path("letters/", views.letter_list, name="letters"),
    path("letters/<str:key>/", views.letter, name="letter"),
    path("letters/<str:key>/<int:number>/", views.attachment, name="attachment"),
]
