"""Addresses of people's readings, under /cms/sound/human/."""

from django.urls import path

from cms.sound import human_views as views

app_name = "cms_sound_human"
urlpatterns = [
    path("<id:page_id>/", views.page, name="page"),
    path("<id:page_id>/<slug:version>/", views.page, name="page"),
    path("recording/<id:number>/times/", views.times, name="times"),
    path("recording/<id:number>/sound.mp3", views.sound, name="sound"),
    path("recording/<id:number>/again/", views.again, name="again"),
    path("recording/<id:number>/withdraw/", views.withdraw, name="withdraw"),
]
