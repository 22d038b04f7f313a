"""`manage.py reset_demo_town`, behind `make demo-reset`."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Takes the demo town down and builds it anew. Staff accounts stay."""

    help = "デモの町を作り直します。申込も参加者も消えます。職員のアカウントは残ります。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--force, as for load_demo_town."""
        parser.add_argument("--force", action="store_true", help="デモの設定でなくても作り直します。")

    def handle(self, *_args: Any, force: bool, **_options: Any) -> None:
        """The same as load_demo_town --reset."""
        call_command("load_demo_town", reset=True, force=force, stdout=self.stdout)
