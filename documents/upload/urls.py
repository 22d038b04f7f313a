"""Addresses of the staff's screens about uploaded files, under /cms/originals/."""

from django.urls import path

from documents.upload.views import original

app_name = "document_uploads"
urlpatterns = [path("<id:pk>/", original, name="original")]
