"""Addresses of the documents room. The pages themselves are Wagtail's."""

from django.urls import path

from documents.views import download

app_name = "documents"
urlpatterns = [path("documents/<int:page_id>/<slug:kind>/", download, name="download")]
