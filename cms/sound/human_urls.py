"""Addresses of people's readings, under /cms/sound/human/."""

from django.urls import path

from cms.sound import human_views as views

app_name = "cms_sound_human"
urlpatterns = [
    path("<int:page_id>/", views.page, name="page"),
    path("<int:page_id>/<slug:version>/", views.page, name="page"),
    path("recording/<int:number>/times/", views.times, name="times"),
    path("recording/<int:number>/sound.mp3", views.sound, name="sound"),
    path("recording/<int:number>/again/", views.again, name="again"),
    path("recording/<int:number>/withdraw/", views.withdraw, name="withdraw"),
]
