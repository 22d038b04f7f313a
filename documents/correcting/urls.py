"""Addresses of the staff's screens for correcting, under /cms/documents/."""

from django.urls import path

from documents.correcting import paper_views

app_name = "correcting"
urlpatterns = [
    path("<int:page_id>/paper/<int:number>.png", paper_views.sheet, name="sheet"),
]
