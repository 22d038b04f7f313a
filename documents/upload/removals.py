"""What was taken out of a file before anybody was given it, in the words staff read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Removal(models.TextChoices):
    """Each says what it was and why it went. Text, tables, pictures and links to web pages stay."""

    SCRIPTS = "scripts", _("自動で動くプログラム（JavaScriptなど）：開いた人の機械で勝手に動くため")
    MACROS = "macros", _("マクロ：開いた人の機械で勝手に動くため")
    LAUNCHES = "launches", _("ほかのソフトやファイルを開く仕掛け：危険なものを開かせることができるため")
    SENDS = "sends", _("入力した内容をよそへ送る仕掛け：個人情報が外へ出るため")
    ATTACHMENTS = "attachments", _("中に入れてあるファイル：中身を確かめられないため")
    MEDIA = "media", _("埋め込みの動画や音声：自動で動くため")
    EMBEDDED_OBJECTS = "embedded_objects", _("埋め込みのオブジェクト（OLE・ActiveX）：プログラムを動かせるため")
    REMOTE_CONTENT = "remote_content", _("よそのサーバーから読み込む画像やひな形：開いた人の情報が外へ伝わるため")
    DATA_LINKS = (
        "data_links",
        _("ほかのファイルやデータベースとのつながり（DDEなど）：命令を動かせるため。値は残しました"),
    )
    FIELDS = "fields", _("命令を動かせるフィールド：いま見えている文字は残しました")
    LINKS = "links", _("手元のファイルや共有フォルダーへのリンク：ほかの人には開けず、危険なことがあるため")
    STYLES = "styles", _("見た目の指定（スタイルシート）：よそのサーバーから読み込めるため")
    PICTURE_DETAILS = "picture_details", _("写真の撮影場所・日時・機械の記録（EXIF）：場所や人が分かるため")
    LOCK = "lock", _("コピーや印刷の制限：読み上げソフトが文字を読めないことがあるため")
