"""Addresses of the staff's screens of sessions, below the CMS's own."""

from django.urls import path

from events.sessions.views import overview, series, session

app_name = "event_sessions"
urlpatterns = [
    path("<int:page_id>/", overview.overview, name="overview"),
    path("<int:page_id>/series/", series.series, name="series"),
    path("session/<int:session_id>/", session.change, name="change"),
    path("session/<int:session_id>/drop/", session.drop, name="drop"),
    path("session/<int:session_id>/<slug:what>/", session.tell, name="tell"),
    path("undo/<int:change_id>/", session.undo_change, name="undo"),
]
