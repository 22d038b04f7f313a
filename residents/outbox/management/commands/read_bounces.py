"""Reads letters that mail systems sent back: from the mailbox of the settings, from others, or from standard input."""

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from residents.outbox.mailboxes import empty, take_in


class Command(BaseCommand):
    """A chore of keep_house. Whose letter came back is put on the list of people to call."""

    help = "Note returned letters. Without arguments: those in ENGAWA_BOUNCE_MAILBOX."

    def add_arguments(self, parser: CommandParser) -> None:
        """``--stdin`` is for mail systems that hand over one message at a time."""
        parser.add_argument("mailboxes", nargs="*", type=Path, help="Maildir folders or mbox files")
        parser.add_argument("--stdin", action="store_true", help="read one message from standard input")

    def handle(self, *_args: Any, mailboxes: list[Path], stdin: bool, **_options: Any) -> None:
        """Only the number is told: an address has no place in a log."""
        now = timezone.now()
        if stdin:
            noted = int(take_in(sys.stdin.buffer.read(), now=now))
        else:
            kept = settings.ENGAWA_BOUNCE_MAILBOX
            noted = sum(self._empty(path, now) for path in (mailboxes or ([Path(kept)] if kept else [])))
        if noted:
            self.stdout.write(f"{noted} returned letters noted")

    def _empty(self, path: Path, now: Any) -> int:
        if not path.exists():
            raise CommandError(f"{path}: there is no such mailbox")
        return empty(path, now=now)
