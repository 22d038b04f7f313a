"""Makes a login for staff; its password is printed once and kept nowhere."""

import secrets
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError

# No letters that look alike, in print and when read out.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class Command(BaseCommand):
    """``manage.py create_staff USERNAME [--superuser] [--group 編集] [--email …]``."""

    help = "職員のログインを作り、パスワードを一度だけ表示します。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who, and what they may do."""
        parser.add_argument("username")
        parser.add_argument("--email", default="")
        parser.add_argument("--superuser", action="store_true", help="管理者にします。")
        parser.add_argument("--group", action="append", default=[], help="グループの名前（編集、受付）。")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Refuse to touch somebody who is there already."""
        users = get_user_model()
        if users.objects.filter(username=options["username"]).exists():
            raise CommandError(f"「{options['username']}」はもう登録されています。")
        groups = self._groups(options["group"])
        password = "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(4))
        user = users.objects.create_user(
            options["username"], options["email"], password, is_superuser=options["superuser"]
        )
        user.groups.set(groups)
        self.stdout.write(f"ユーザー名: {user.get_username()}\nパスワード: {password}")

    @staticmethod
    def _groups(names: list[str]) -> list[Group]:
        found = list(Group.objects.filter(name__in=names))
        if missing := set(names) - {group.name for group in found}:
            raise CommandError(f"グループがありません: {'、'.join(sorted(missing))}")
        return found
