"""What an extraction engine is, and the reasons for which it may give up."""

from typing import Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.extraction.blocks import Extracted


class TextRefusal(models.TextChoices):
    """Why no text could be taken out of a file: honest, and with the next step for staff."""

    SCAN = (
        "scan",
        _("紙を写した画像だけのPDFで、文字が入っていません。もとのWordやExcelのファイルを付けてください。"),
    )
    PARTLY_SCAN = (
        "partly_scan",
        _("文字の入っていない画像のページがあります。もとのWordやExcelのファイルを付けてください。"),
    )
    GARBLED = (
        "garbled",
        _("文字の情報が欠けていて、正しく読み取れないPDFです。もとのソフトで作り直してください。"),
    )
    TOO_MANY_SCANNED = (
        "too_many_scanned",
        _(
            "紙の画像だけのページが多すぎます（100ページまで）。分けて付けるか、もとのWordやExcelのファイルを付けてください。"
        ),
    )
    NOTHING = "nothing", _("文字が見つかりませんでした。本文を入れるか、文字のあるファイルを付けてください。")
    TOO_LONG = "too_long", _("表が大きすぎて文章にできません（5,000行・60列まで）。分けて付けてください。")
    OLD_OFFICE = (
        "old_office_text",
        _("古い形式のOfficeのファイルです。この機械では開けないので、docx・xlsx・pptxで保存し直してください。"),
    )
    TOO_MUCH = (
        "too_much",
        _("読み取るのに、時間かメモリーがかかりすぎました。章ごとに分けて付けてください。"),
    )
    DAMAGED = "damaged", _("ファイルがこわれていて読み取れません。もとのソフトで保存し直してください。")


class NoTextError(Exception):
    """No text came out. ``refusal`` says why."""

    def __init__(self, refusal: TextRefusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


class Engine(Protocol):
    """Reads one type of file. What it returns is not trusted: ``structure.tidy_blocks`` cleans it afterwards."""

    def read(self, content: bytes) -> Extracted:
        """The file's text in reading order; raises ``NoTextError`` with the reason when there is none."""
        ...
