"""Numbers in addresses: ``path("join/<id:session_id>/", …)``. Pure, but for being registered.

Django's ``int`` takes any number of digits, and SQLite answers a number that it cannot hold with an error (500) where
PostgreSQL says that there is no such row. With this one nobody has such an address (404).
"""

from django.urls import register_converter
from django.urls.converters import IntConverter


class IdConverter(IntConverter):
    """As many digits as 64 bits always hold."""

    regex = "[0-9]{1,18}"


def register() -> None:
    """Let every room's addresses say ``<id:…>``."""
    register_converter(IdConverter, "id")
