"""`manage.py load_demo_town`."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.demo import town


class Command(BaseCommand):
    """Fills an empty database with the demo town."""

    help = "空のデータベースに、デモの町（縁側市）を作ります。二度動かしても変わりません。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--reset and --force, both for people who know what they do."""
        parser.add_argument("--reset", action="store_true", help="いまある内容をすべて消してから作ります。")
        parser.add_argument("--force", action="store_true", help="デモの設定でなくても作ります。")

    def handle(self, *_args: Any, reset: bool, force: bool, **_options: Any) -> None:
        """Refuse wherever real content could be meant."""
        if not (settings.ENGAWA_DEMO or force):
            raise CommandError(
                "デモの設定（portal.settings.demo）で動かしてください。本番に入れるときは --force を付けます。"
            )
        if reset:
            town.raze()
        try:
            town.build(now=timezone.now())
        except town.RealContentError as error:
            raise CommandError(
                "デモではない内容があります。すべて消してよいときだけ --reset を付けてください。"
            ) from error
        self.stdout.write("デモの町ができました。")
