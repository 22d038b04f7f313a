"""Addresses of the counts, under /cms/document-counts/."""

from django.urls import path

from documents.counting import views

app_name = "document_counting"
urlpatterns = [
    path("", views.counts, name="counts"),
    path("file.csv", views.as_file, name="file"),
    path("<id:page_id>/", views.document, name="document"),
]
