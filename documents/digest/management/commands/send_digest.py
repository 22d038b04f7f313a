"""`manage.py send_digest`: a chore."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from documents.digest import actions, rhythm
from documents.digest.models import DigestIssue
from documents.digest.tasks import write_letters


class Command(BaseCommand):
    """Has the weekly letter written when its moment has come, and forgets who never confirmed."""

    help = "資料のお知らせの手紙：時刻になったら送り、確かめのなかった申し込みを消します。何度動かしても同じです。"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Quiet when there was nothing to do. A letter that a worker left half written is taken up again."""
        now = timezone.now()
        moment = rhythm.due(now)
        if moment and not DigestIssue.objects.filter(moment=moment).exclude(finished_at=None).exists():
            issue = actions.issue_for(moment=moment)
            write_letters.enqueue(issue.pk)
            self.stdout.write(f"資料のお知らせの手紙：{issue.documents.count()}件")
        if forgotten := actions.forget_unconfirmed(now=now):
            self.stdout.write(f"資料のお知らせの手紙：確かめのなかった申し込み {forgotten}件を消しました")
