"""For the day a phone is lost and no backup code is left."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from cms.second_factor.actions import reset_second_factor


class Command(BaseCommand):
    """``manage.py reset_second_factor USERNAME``."""

    help = "二段階認証の登録を消します。次に入るときに、新しく登録できます。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose phone is lost."""
        parser.add_argument("username")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Forget it, or say that there is nobody of that name."""
        users = get_user_model()
        try:
            user = users.objects.get_by_natural_key(options["username"])
        except users.DoesNotExist as missing:
            raise CommandError(f"「{options['username']}」という職員はいません。") from missing
        had_phone = reset_second_factor(user=user, by=None)
        self.stdout.write(
            "登録を消しました。" if had_phone else "登録はありませんでした。予備のコードも残っていません。"
        )
