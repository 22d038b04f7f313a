"""The request as our middleware leaves it, for type checkers and readers."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from accessibility.preferences import DisplayPreferences


class Visit(HttpRequest):
    """One visitor's request: ``display`` by DisplayPreferencesMiddleware, ``htmx`` by django-htmx."""

    display: DisplayPreferences
    htmx: HtmxDetails
