"""Erases personal data that nothing needs any more. Run it every day."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from residents import privacy


class Command(BaseCommand):
    """Keeps the promise of every form: erased so many days after the session (ENGAWA_PERSONAL_DATA_KEPT_DAYS)."""

    help = "Erase personal data whose time is over (safe to run at any time)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Erase one resident after the other, so that a stop in between loses nothing."""
        now = timezone.now()
        kept_since = now - timedelta(days=settings.ENGAWA_PERSONAL_DATA_KEPT_DAYS)
        residents = list(privacy.expired(kept_since=kept_since))
        for resident in residents:
            privacy.erase(resident, now=now)
        if residents:
            self.stdout.write(f"{len(residents)} residents erased")
        for name, rows in privacy.sweep(kept_since=kept_since, now=now).items():
            if rows:
                self.stdout.write(f"{name}: {rows} erased")
