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
            "受け取れる種類のファイルではありません。"
            "PDF・Word・Excel・PowerPoint・テキスト・HTML・画像（PNG・JPEG・GIF・WebP・TIFF）を選んでください。"
        ),
    )
    OFFICE_LOCKED = (
        "old_office",
        _(
            "パスワードの付いたOfficeのファイルです。読み上げも拡大もできないため、パスワードを外して保存し直してください。"
        ),
    )
    NOT_CONVERTED = (
        "not_converted",
        _(
            "古い形式（doc・xls・ppt）のファイルを開けませんでした。パスワードが付いているか、こわれています。"
            "WordやExcelで開き、docx・xlsx・pptxで保存し直してください。"
        ),
    )
    NO_CONVERTER = (
        "no_converter",
        _(
            "いまは古い形式（doc・xls・ppt）を受け取れません。"
            "WordやExcelで開き、docx・xlsx・pptxで保存し直してください。（LibreOfficeを入れると、そのまま使えます。）"
        ),
    )
    HEIC = (
        "heic",
        _(
            "iPhoneの写真の形式（HEIC）は、開けない機械が多いので受け取れません。"
            "JPEGで保存し直してください（設定の「カメラ」→「フォーマット」→「互換性優先」）。"
        ),
    )
    TOO_MANY_PIXELS = (
        "too_many_pixels",
        _("画像が大きすぎます（5,000万画素まで）。縮めて保存し直してください。"),
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
    TOO_DEMANDING = (
        "too_demanding",
        _("開くのに時間やメモリーがかかりすぎるファイルなので、受け取れません。分けるか、画像を小さくしてください。"),
    )
    CHOOSE_AGAIN = "choose_again", _("ほかの欄に直すところがあります。直してから、ファイルをもう一度選んでください。")
    BUSY = "busy", _("いま、ほかのファイルを調べています。1分ほど待って、もう一度選んでください。")
    VIRUS = (
        "virus",
        _("ウイルスが見つかったので、受け取りません。このファイルを開かず、情報担当に知らせてください。"),
    )
    SCANNER_DOWN = (
        "scanner_down",
        _(
            "ウイルス検査が答えないため、いまはファイルを受け取れません。"
            "少し待っても同じなら、情報担当に知らせてください。（何も保存していません。）"
        ),
    )
    TOO_LARGE_TO_SCAN = (
        "too_large_to_scan",
        _(
            "ウイルス検査が受け取れる大きさを超えているため、受け取れません。"
            "画像を小さくするか分けてください。（情報担当は、clamdのStreamMaxLengthを50Mにできます。）"
        ),
    )
    STRAY_PARTS = "stray_parts", _("ファイルの作りが普通と違うので、受け取れません。元のソフトで保存し直してください。")


class UploadRefusedError(Exception):
    """A file was not taken. ``refusal`` says why."""

    def __init__(self, refusal: UploadRefusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
