"""The residents room."""

from django.apps import AppConfig


class ResidentsConfig(AppConfig):
    """Residents' contact points, letters, export and erasure."""

    name = "residents"
    verbose_name = "参加者"
