"""Addresses of the events room."""

from django.urls import include, path

from events.views.answer import answer, restore
from events.views.card import card, card_file, card_square
from events.views.change import change, people
from events.views.contact import contact
from events.views.door import door
from events.views.finding import cancel_by_reference, code, find_registration
from events.views.join import join
from events.views.registration import calendar, cancel, registration
from events.views.rehearsal import rehearsal

app_name = "events"
urlpatterns = [
    path("", include("events.feeds.urls")),
    path("", include("events.api.urls")),
    path("", include("events.support.urls")),
    path("join/<id:session_id>/", join, name="join"),
    path("registration/", find_registration, name="find"),
    path("registration/<str:token>/", registration, name="registration"),
    path("registration/<str:token>/engawa.ics", calendar, name="calendar"),
    path("registration/<str:token>/cancel/", cancel, name="registration_cancel"),
    path("registration/<str:token>/in/<str:way>/", door, name="door"),
    path("registration/<str:token>/card/", card, name="card"),
    path("registration/<str:token>/card/square.svg", card_square, name="card_square"),
    path("registration/<str:token>/card/<str:kind>/", card_file, name="card_file"),
    path("c/", code, name="code"),
    path("c/<str:reference>/", code, name="code_of"),
    path("registration/<str:token>/answer/", answer, name="answer"),
    path("registration/<str:token>/change/", change, name="change"),
    path("registration/<str:token>/people/", people, name="people"),
    path("registration/<str:token>/contact/", contact, name="contact"),
    path("registration/<str:token>/restore/", restore, name="restore"),
    path("registration/<str:token>/rehearsal/", rehearsal, name="rehearsal"),
    path("cancel/", cancel_by_reference, name="cancel"),
]
