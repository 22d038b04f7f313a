"""Saved access preferences."""

from importlib import import_module

from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    """An application of its own inside the room: it has tables of its own, and the room does not need it."""

    name = "residents.profiles"
    label = "profiles"
    verbose_name = "わたしの配慮"

    def ready(self) -> None:
        """Say which personal data is kept, and what one-time codes are for. Models exist only now."""
        import_module("residents.profiles.personal_data").register()
        import_module("residents.profiles.proofs").register()
