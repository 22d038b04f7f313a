"""What the worker says on a page that it shows from what was kept. Each page has its own language."""

from django.utils import translation
from django.utils.translation import gettext as _

LANGUAGES = ("ja", "en")


def worker_words() -> dict[str, dict[str, str]]:
    """By language. ``{when}`` is the moment at which the page was kept."""
    words = {}
    for language in LANGUAGES:
        with translation.override(language):
            words[language] = {
                "label": _("つながらないときのお知らせ"),
                "title": _("保存したページ："),
                "offline": _("インターネットにつながっていません。{when}に保存したページです。"),
                "slow": _("回線がゆっくりなので、{when}に保存したページを先に出しました。"),
                "missing": _("インターネットにつながっていません。開こうとしたページは、この端末に残っていません。"),
                "unsent": _(
                    "インターネットにつながっていないので、送れませんでした。前のページにもどると、書いたことが残っています。"
                ),
                "again": _("もう一度つないでみる"),
                "shelf": _("この端末に残したもの"),
            }
    return words
