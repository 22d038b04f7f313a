"""Addresses for hearing drafts, under /cms/sound/hear/."""

from django.urls import path

from cms.sound import hearing_views as views

app_name = "cms_hearing"
_SENTENCE = "<id:page_id>/<id:revision_id>/<id:number>.mp3"
urlpatterns = [
    path("", views.choose, name="choose"),
    path("<id:page_id>/", views.hearing, name="page"),
    path("<id:page_id>/mend/", views.mend, name="mend"),
    path(_SENTENCE, views.sound, name="sound"),
    path(f"<slug:version>/{_SENTENCE}", views.sound, name="sound_version"),
]
