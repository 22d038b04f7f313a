"""Addresses of one's own profile. None of them holds anything of it; the number in a link only fills in a field."""

from django.urls import path

from residents.profiles.views import keeping, opening, reaching

app_name = "profiles"
urlpatterns = [
    path("my-support/", opening.start, name="start"),
    path("my-support/send/", opening.ask, name="ask"),
    path("my-support/code/", opening.code, name="code"),
    path("my-support/number/", opening.number, name="number"),
    path("my-support/number/<str:digits>/", opening.number, name="by_number"),
    path("my-support/choose/", keeping.choose, name="choose"),
    path("my-support/make/", keeping.make, name="make"),
    path("my-support/own/", keeping.own_profile, name="own"),
    path("my-support/change/", keeping.change, name="change"),
    path("my-support/looks/", keeping.looks, name="looks"),
    path("my-support/new-number/", keeping.new_number, name="new_number"),
    path("my-support/contact/", reaching.contact, name="contact"),
    path("my-support/contact/code/", reaching.contact_code, name="contact_code"),
    path("my-support/file/", keeping.take_along, name="take_along"),
    path("my-support/erase/", keeping.erase, name="erase"),
    path("my-support/erased/", keeping.erased, name="erased"),
    path("my-support/close/", keeping.close, name="close"),
]
