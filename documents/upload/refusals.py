"""Why a file is not taken, in words that say what to do instead."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class UploadRefusal(models.TextChoices):
    """Shown beside the file field in the CMS, and kept with the document when a background job meets it."""

    EMPTY = "empty", _("ファイルの中身がありません。保存し直してから、もう一度選んでください。")
    TOO_LARGE = (
        "too_large",
        _("ファイルが大きすぎます。50メガバイトより小さくしてください。画像を小さくすると軽くなります。"),
    )
    UNKNOWN = (
        "unknown",
        _(
            "中身がPDF・Word（docx）・Excel（xlsx）・PowerPoint（pptx）ではありません。元のソフトで保存し直してください。"
        ),
    )
    OLD_OFFICE = (
        "old_office",
        _(
            "古い形式か、パスワード付きのOfficeのファイルです。パスワードを外し、docx・xlsx・pptxで保存し直してください。"
        ),
    )
    WRONG_NAME = (
        "wrong_name",
        _("ファイル名の終わり（.pdf など）と中身が合いません。名前を直すか、保存し直してください。"),
    )
    ENCRYPTED = (
        "encrypted",
        _("パスワードで守られているPDFです。読み上げも拡大もできないため、パスワードを外したものを選んでください。"),
    )
    DAMAGED = "damaged", _("ファイルがこわれていて開けません。元のソフトで保存し直してください。")
    TOO_MANY_PAGES = "too_many_pages", _("ページが多すぎます（500ページまで）。章ごとに分けてください。")
    UNPACKS_TOO_LARGE = (
        "unpacks_too_large",
        _("開くと極端に大きくなるファイルなので、受け取れません。元のソフトで新しく保存し直してください。"),
    )
    STRAY_PARTS = "stray_parts", _("ファイルの作りが普通と違うので、受け取れません。元のソフトで保存し直してください。")


class UploadRefusedError(Exception):
    """A file was not taken. ``refusal`` says why."""

    def __init__(self, refusal: UploadRefusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
