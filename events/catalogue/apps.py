"""The catalogue of support."""

from importlib import import_module

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """An application of its own: it lies below the events, which name its entries by their keys."""

    name = "events.catalogue"
    label = "event_catalogue"
    verbose_name = "配慮の一覧"

    def ready(self) -> None:
        """Read the catalogue once for each visit."""
        import_module("events.catalogue.reading").read_once_for_each_visit()
