"""`manage.py move_demo_clock`: one of the demo's chores."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.demo import clock


class Command(BaseCommand):
    """Lets the demo town's dates keep their distance from now. Between two boundaries it changes nothing."""

    help = "デモの町の日付を、いまに合わせます。"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Move what has to move."""
        if not settings.ENGAWA_DEMO:
            raise CommandError("デモの設定（portal.settings.demo）でだけ動きます。本物の町の日付は動かしません。")
        if moved := clock.move(now=timezone.now()):
            self.stdout.write(f"{moved}件の日付を動かしました。")
