"""Where programs read. Included by the room's own addresses, below every language."""

from django.urls import path

from events.feeds import page, views

urlpatterns = [
    path("data/", page.data, name="data"),
    path("data/events.ics", views.calendar, name="town_calendar"),
    path("data/events.atom", views.atom, name="atom"),
    path("data/events.feed.json", views.json_feed, name="json_feed"),
    path("data/events.jsonld", views.linked_data, name="linked_data"),
    path("data/events.gif.json", views.national, name="national"),
    path("data/events-50.csv", views.table, {"columns": 50}, name="table_50"),
    path("data/events-32.csv", views.table, {"columns": 32}, name="table_32"),
    path("data/catalogue.jsonld", page.catalogue, name="catalogue"),
    path("data/<id:event_id>/events.ics", views.event_calendar, name="event_calendar"),
    path("data/<id:event_id>/events.jsonld", views.event_linked_data, name="event_linked_data"),
]
