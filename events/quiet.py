"""The ladder of a quiet event: from reading to talking, each step as good as the next, none a must. Pure.

For people who have not left home for a long time, and their families: nobody sees who is there or how many, and every
step can be the last one for today.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from events.choices import Way

if TYPE_CHECKING:
    from events.models import WayOffer


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the ladder."""

    title: str
    text: str


def ladder(ways: Iterable[WayOffer]) -> list[Step]:
    """The steps that this event really has, the easiest first. What it does not offer is not promised."""
    offered = {Way(offer.way) for offer in ways}
    steps = [(True, Step(_("読むだけ"), _("このページと資料は、申し込まずに読んだり聞いたりできます。")))]
    steps += [
        (Way.LATER in offered, Step(_("あとから見るだけ"), _("終わったあとの記録を、都合のよいときに見られます。"))),
        (Way.LISTEN in offered, Step(_("聞くだけ"), _("あなたの顔も声も名前も、だれにも届きません。"))),
        (Way.POST in offered, Step(_("郵便で"), _("資料を受け取り、書きたくなったら返事を出せます。"))),
        (True, Step(_("名前を出さずに聞いてみる"), _("電話で聞けます。お名前はうかがいません。"))),
        (Way.TEXT in offered, Step(_("文字だけで"), _("ニックネームで書きこめます。読むだけでもかまいません。"))),
        (Way.PHONE in offered, Step(_("電話で"), _("声だけです。だまって聞いていてもかまいません。"))),
        (Way.VIDEO in offered, Step(_("映像で"), _("カメラは切ったままでかまいません。"))),
        (Way.IN_PERSON in offered, Step(_("会場で"), _("すみの席も、途中で帰ることも、いつでもどうぞ。"))),
    ]
    return [step for has_it, step in steps if has_it]
