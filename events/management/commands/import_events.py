"""``manage.py import_events FILE…``: open data of any town becomes events."""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from events.models import EventIndexPage
from events.opendata.importing import Options, Outcome, import_tables
from events.opendata.reading import Table, read_table


class Command(BaseCommand):
    """Read event CSV files (50 or 32 columns) and make one event of every row."""

    help = "イベントのオープンデータ（50列または32列のCSV）を取り込みます。何度実行しても同じ結果になります。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """FILE… and how to treat them."""
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="CSVファイル（UTF-8またはShift_JIS）")
        parser.add_argument("--dry-run", action="store_true", help="何が起こるかを示すだけで、書き込みません。")
        parser.add_argument("--draft", action="store_true", help="公開せず、下書きとして作ります。")
        parser.add_argument("--quiet-notes", action="store_true", help="取り込めた行についての注意を省きます。")

    def handle(self, *, files: list[Path], **options: Any) -> None:
        """Import and say what was done, what was refused, and where."""
        index = EventIndexPage.objects.order_by("path").first()
        if index is None:
            raise CommandError("催しの一覧ページがありません。先にCMSで「催しの一覧」を作ってください。")
        began = time.monotonic()
        outcome = import_tables(
            tables=[self._read(path) for path in files],
            index=index,
            now=timezone.now(),
            options=Options(live=not options["draft"], dry_run=options["dry_run"]),
        )
        self._report(outcome, seconds=time.monotonic() - began, options=options)

    def _read(self, path: Path) -> Table:
        try:
            return read_table(path.read_bytes(), file=path.name)
        except OSError as error:
            raise CommandError(f"{path} を読めません：{error.strerror}") from error

    def _report(self, outcome: Outcome, *, seconds: float, options: dict[str, Any]) -> None:
        for remark in outcome.refused if options["quiet_notes"] else outcome.remarks:
            self.stdout.write(f"{'取り込めません' if remark.refused else '注意'}  {remark}")
        if outcome.remarks:
            self.stdout.write("\n理由ごとの件数：")
        for column, reason, refused, number in outcome.count_reasons():
            self.stdout.write(f"  {number:5}件 {'取り込めません' if refused else '注意'} {column} {reason}")
        done = "（試し。何も書き込んでいません）" if options["dry_run"] else ""
        self.stdout.write(
            f"\nファイル {outcome.files}・行 {outcome.rows}・新しく作成 {len(outcome.created)}・"
            f"更新 {len(outcome.updated)}・変更なし {outcome.unchanged}・"
            f"取り込めなかった理由 {len(outcome.refused)}・{seconds:.1f}秒{done}"
        )
