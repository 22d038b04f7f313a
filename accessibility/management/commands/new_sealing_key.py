"""Makes a key to seal with."""

import secrets
from typing import Any

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """For ENGAWA_SEALING_KEYS. Nothing is changed or kept."""

    help = "Print a new key for ENGAWA_SEALING_KEYS."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """43 letters: 256 bits."""
        self.stdout.write(secrets.token_urlsafe(32))
