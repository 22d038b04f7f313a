"""The bare app, installed by the bench's settings only."""

from django.apps import AppConfig


class BareConfig(AppConfig):
    """A page and a file to measure against."""

    name = "tests.bench.bare"
    label = "bare"
