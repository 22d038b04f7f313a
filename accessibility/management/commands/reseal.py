"""Seals everything with the newest key, so that an older one can be destroyed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accessibility.resealing import all_sealed, reseal


class Command(BaseCommand):
    """After a new key was put first into ENGAWA_SEALING_KEYS (docs/taking-part/profiles.md)."""

    help = "Seal what was sealed with an older key with the newest one (safe to stop and to repeat)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to look only."""
        parser.add_argument("--check", action="store_true", help="Change nothing; fail if an older key is needed.")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Field by field."""
        older = unreadable = 0
        for model, field in all_sealed():
            count = reseal(model, field, only_count=options["check"])
            label = f"{model._meta.label}.{field.name}"  # noqa: SLF001 -- public
            self.stdout.write(f"{label}: {count.newest} newest, {count.older} older, {count.unreadable} unreadable")
            older += count.older
            unreadable += count.unreadable
        if options["check"] and older:
            raise CommandError(f"{older} values still need an older key.")
        if unreadable:
            self.stderr.write(f"{unreadable} values cannot be opened with any key.")
