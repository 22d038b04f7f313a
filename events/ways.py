"""What each way of joining (参加方法) usually needs, weighs and shows of a person, where staff wrote nothing. Pure.

All ways are equals: none is allowed to say nothing about itself. The figures: Zoom's and Jitsi's own tables for video
in groups (540 MB to 1.6 GB an hour with many faces, 300 MB with one speaker), 60 to 100 kbit/s for voice alone, our
own captions (docs/taking-part/ways.md).
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.choices import Way

SOON = _("くわしいことは、催しの前に係からお知らせします。")


@dataclass(frozen=True, slots=True)
class WayWords:
    """What a way needs, what data an hour takes, who sees or hears you, and how it goes on (``then``)."""

    needs: str | Promise
    data_per_hour: str | Promise
    exposure: str | Promise
    then: str | Promise = SOON


_NO_DATA = _("かかりません")
_NOBODY = _("だれにも見えず、聞こえません。名前も出ません。")

USUALLY = {
    Way.VIDEO: WayWords(
        _("スマートフォン、タブレットかパソコン。"),
        _("1時間に約300MBから1GB（映像を止めると約40MB）"),
        _("顔と声は、ご自分で出したときだけ伝わります。名前はニックネームで大丈夫です。"),
    ),
    Way.PHONE: WayWords(
        _("電話機。"),
        _("かかりません（通話料がかかります）"),
        _("声だけが、参加している人に聞こえます。顔は見えません。"),
    ),
    Way.LISTEN: WayWords(
        _("スマートフォン、パソコンか電話機。"),
        _("1時間に約40MB（電話なら、かかりません）"),
        _("顔も声も出しません。"),
    ),
    Way.TEXT: WayWords(
        _("スマートフォン、タブレットかパソコン。"),
        _("1時間に約1MB"),
        _("書いた文とニックネームだけが見えます。顔も声も出しません。"),
    ),
    Way.LATER: WayWords(
        _("このサイトを見られるもの。むずかしいときは、電話でご相談ください。"),
        _("文字は約1MB、音声は1時間に約12MB"),
        _NOBODY,
        _("終わったあと、催しのページに記録がのります。のせたことをお知らせします。"),
    ),
    Way.POST: WayWords(
        _("郵便を受け取る住所。切手はいりません。"),
        _NO_DATA,
        _NOBODY,
        _("資料と返信用紙を、郵便でお送りします。"),
    ),
    Way.IN_PERSON: WayWords(
        _("特にありません。"), _NO_DATA, _("会場にいる人に、顔と声が伝わります。"), _("会場へお越しください。")
    ),
}
# Ways that somebody can change to at the last minute, when their own does not work: no chair is needed, no stamp.
WITHIN_REACH = (Way.VIDEO, Way.PHONE, Way.LISTEN, Way.TEXT)
