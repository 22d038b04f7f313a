"""`manage.py demo_login`: what `make run` prints of the CMS."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

NAME = "hisho"
ANEW = ".venv/bin/python manage.py demo_login --new --settings portal.settings.demo"


class Command(BaseCommand):
    """Makes the demo's staff login with a generated password, and prints it: once, since it is kept nowhere."""

    help = "デモの職員のログインを作り、パスワードを一度だけ表示します。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare --new."""
        parser.add_argument(
            "--new", action="store_true", help="新しいパスワードにします（二段階認証も登録し直します）。"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """A login when there is none; else how to get a new password."""
        if not settings.ENGAWA_DEMO:
            raise CommandError("デモの設定（portal.settings.demo）でだけ動きます。職員の登録は create_staff でどうぞ。")
        person = get_user_model().objects.filter(username=NAME).first()
        if person and not options["new"]:
            self.stdout.write(f"  staff login    {NAME} (its password was shown at the first start; anew: {ANEW})")
            return
        if person:
            person.delete()
        call_command("create_staff", NAME, superuser=True, stdout=self.stdout)
        self.stdout.write("  The password is shown only now. An authenticator app is set up at the first sign-in.")
