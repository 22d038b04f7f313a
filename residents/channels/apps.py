"""The channels."""

from importlib import import_module

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """An application of its own: it knows where people can be reached, and the outbox uses it."""

    name = "residents.channels"
    label = "channels"
    verbose_name = "届け方"

    def ready(self) -> None:
        """Say which personal data is kept. Models exist only now, hence the import by name."""
        import_module("residents.channels.personal_data").register()
