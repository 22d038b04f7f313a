"""`manage.py make_demo_files`: run by hand after the words of a file have changed."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from portal.demo import content
from portal.demo.making import MAKERS, careless


class Command(BaseCommand):
    """Writes the demo's PDF, Word, PowerPoint and Excel files anew from content/sources/."""

    help = "デモの資料ファイル（PDF・Word・PowerPoint・Excel）を作り直します。"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """One file for each source."""
        for words in content.read_all("sources"):
            maker = careless if words.get("careless") else MAKERS[Path(words["file"]).suffix[1:]]
            made = maker(words)
            (content.FILES / words["file"]).write_bytes(made)
            self.stdout.write(f"{words['file']}: {len(made):,}バイト")
