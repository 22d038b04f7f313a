"""Addresses of the state of sound, under /cms/sound/states/."""

from django.urls import path

from cms.sound import states_views as views

app_name = "cms_sound_states"
urlpatterns = [
    path("", views.states, name="states"),
    path("missing/", views.missing, name="missing"),
    path("<id:page_id>/again/", views.again, name="again"),
]
