"""Addresses of the documents room. The pages themselves are Wagtail's."""

from django.urls import path

from documents.feeds import feed
from documents.figures.views import figure
from documents.views import by_number, download, sound, transcript

app_name = "documents"
urlpatterns = [
    path("d/<str:number>/", by_number, name="by_number"),
    path("documents/new.atom", feed, name="feed"),
    path("documents/<id:page_id>/figures/<slug:key>", figure, name="figure"),
    path("documents/<id:page_id>/<slug:kind>/", download, name="download"),
    path("documents/<id:page_id>/recording.vtt", transcript, name="transcript"),
    # Podcast apps know a file by how its address ends.
    path("documents/<id:page_id>/recording.<str:ending>", sound, name="sound"),
]
