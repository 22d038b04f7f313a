"""Addresses of the staff's screens of sessions, below the CMS's own."""

from django.urls import path

from events.sessions.views import overview, series, session

app_name = "event_sessions"
urlpatterns = [
    path("<id:page_id>/", overview.overview, name="overview"),
    path("<id:page_id>/series/", series.series, name="series"),
    path("session/<id:session_id>/", session.change, name="change"),
    path("session/<id:session_id>/drop/", session.drop, name="drop"),
    path("session/<id:session_id>/<slug:what>/", session.tell, name="tell"),
    path("undo/<id:change_id>/", session.undo_change, name="undo"),
]
