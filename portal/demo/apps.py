"""The demo town."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """A fictional town to judge the product by: its content, its files, and the clock that moves its dates."""

    name = "portal.demo"
    label = "demo"
    verbose_name = "デモの町"
