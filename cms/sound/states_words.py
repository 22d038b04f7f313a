"""How far a sound has come, in words for staff."""

import re

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class SoundState(models.TextChoices):
    """What staff ask for in the list, and what they read there."""

    FRESH = "fresh", gettext_lazy("できています")
    STALE = "stale", gettext_lazy("古くなっています")
    MAKING = "making", gettext_lazy("作っています")
    FAILED = "failed", gettext_lazy("作れませんでした")
    HUMAN = "human", gettext_lazy("人の声です")
    BEHIND = "behind", gettext_lazy("人の声が古くなっています")
    NONE = "none", gettext_lazy("まだありません")


# What engines and libraries say, and what it means to somebody who can do something about it. The first match counts.
_REASONS: tuple[tuple[str, str | Promise], ...] = (
    (r"nothing to sp", gettext_lazy("読み上げる文がありません。ページに文を入れてください。")),
    (r"does not start|cannot load|No module", gettext_lazy("声のもとが動きません。管理する人に知らせてください。")),
    (r"No space left|Errno 28", gettext_lazy("置き場所がいっぱいです。管理する人に知らせてください。")),
    (r"[Tt]imed? ?out|too long", gettext_lazy("時間がかかりすぎました。「もう一度作る」を押してください。")),
    (
        r"storage|Errno",
        gettext_lazy("置き場所に書けませんでした。「もう一度作る」を押してもだめなら、管理する人に知らせてください。"),
    ),
)


def reason_in_words(error: str) -> str:
    """Why it failed and what to do next. The words of the machine follow on a line of their own (``details``)."""
    for pattern, words in _REASONS:
        if re.search(pattern, error):
            return str(words)
    return _("「もう一度作る」を押してください。それでもだめなら、下の記録を管理する人に見せてください。")
