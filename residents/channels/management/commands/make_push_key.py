"""Makes the key with which a town signs its push notices."""

from typing import Any

from django.core.management.base import BaseCommand

from residents.channels.push import new_key


class Command(BaseCommand):
    """Prints it; nothing is stored."""

    help = "Make a key for ENGAWA_PUSH_KEY. Who changes it later has every device ask for notices anew."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """One line for the environment."""
        self.stdout.write(f"ENGAWA_PUSH_KEY={new_key()}")
