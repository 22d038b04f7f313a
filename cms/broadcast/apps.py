"""The weekly programme."""

from django.apps import AppConfig


class BroadcastConfig(AppConfig):
    """An application of its own inside the room, because its pages build on those of the room."""

    name = "cms.broadcast"
    label = "broadcast"
    verbose_name = "声の広報"
