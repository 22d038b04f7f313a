"""``manage.py export_events``: the events as open data."""

import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.opendata.dates import UnreadableDateError, parse_date
from events.opendata.exporting import ENCODING, Columns, events_between, export_rows, write_csv


class Command(BaseCommand):
    """Write every live event as CSV with the 50 columns of the registry, or the 32 of the recommended set."""

    help = "公開中の催しを、イベントのオープンデータ（50列または32列のCSV）として書き出します。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to write, and which days."""
        parser.add_argument("--output", type=Path, metavar="FILE", help="書き出すファイル。なければ画面に出します。")
        parser.add_argument("--columns", type=int, choices=Columns.values, default=50, help="列の数：50か32。")
        parser.add_argument("--since", help="この日以降に終わる催しだけ。例：2026-04-01")
        parser.add_argument("--until", help="この日以前に始まる催しだけ。例：2027-03-31")

    def handle(self, **options: Any) -> None:
        """Write the file, or the screen, and say how many events there were."""
        rows = export_rows(events_between(_day(options["since"]), _day(options["until"])), options["columns"])
        output: Path | None = options["output"]
        if output is None:
            write_csv(rows, sys.stdout)
            return
        try:
            with output.open("w", encoding=ENCODING, newline="") as file:
                number = write_csv(rows, file)
        except OSError as error:
            raise CommandError(f"{output} に書けません：{error.strerror}") from error
        self.stdout.write(f"{output} に {number} 件の催しを書き出しました。")


def _day(text: str | None) -> date | None:
    try:
        return parse_date(text or "")
    except UnreadableDateError as error:
        raise CommandError(str(error)) from error
