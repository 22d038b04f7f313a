"""Addresses under /cms/voice-code/."""

from django.urls import path

from cms.voice_code import views

app_name = "cms_voice_code"
urlpatterns = [
    path("", views.pages, name="pages"),
    path("page/<id:page_id>/", views.page, name="page"),
    path("page/<id:page_id>/<str:encoding>/all.zip", views.all_files, name="all_files"),
    path("page/<id:page_id>/<str:encoding>/<id:number>.txt", views.file, name="file"),
]
