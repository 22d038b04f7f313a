"""The details there are: name in the national model, words for staff and visitors, and what may be written.

From 政府相互運用性フレームワーク (GIF), コアデータモデル: DS-43C イベント and 子供預かり情報 (25 March 2025), DS-436
アクセシビリティ (17 March 2026). Stored as the model shapes them, so that what is kept is what is given out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACCESSIBILITY: Final = "accessibilityInformation"
CHILDCARE: Final = "childcareInformation"
Details = Mapping[str, Any]


class Presence(models.TextChoices):
    """有無コード一覧 of the national code lists."""

    NO = "0", _("ありません")
    YES = "1", _("あります")
    NOT_TOLD = "2", _("電話でおたずねください")
    UNKNOWN = "9", _("分かりません")


class Fee(models.TextChoices):
    """料金有無: the two words that the model knows."""

    FREE = "無料", _("無料")
    PAID = "有料", _("有料")


class Sort(Enum):
    """What sort of answer a detail takes."""

    WORDS = "words"
    KANA = "kana"
    LATIN = "latin"
    PRESENCE = "presence"
    FEE = "fee"
    AGE = "age"
    TIME = "time"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"


@dataclass(frozen=True, slots=True)
class Detail:
    """One item: ``group`` is the part of the model it belongs to, empty for the event itself."""

    name: str
    label: str | Promise
    sort: Sort = Sort.WORDS
    group: str = ""
    hint: str | Promise = ""

    @property
    def field(self) -> str:
        """Its name in a form."""
        return f"detail_{self.group or 'event'}_{self.name}"

    def of(self, details: Details) -> Any:
        """What an event says of it; empty when nothing."""
        part = details.get(self.group, {}) if self.group else details
        return part.get(self.name, "")


def _presence(name: str, label: str | Promise) -> Detail:
    return Detail(name, label, Sort.PRESENCE, ACCESSIBILITY)


NAMES: Final = (
    Detail("eventNameKana", _("名前の読み（カタカナ）"), Sort.KANA, hint=_("例：エンガワサロン")),
    Detail("eventNameEn", _("英語の名前"), Sort.LATIN, hint=_("例：Engawa salon")),
    Detail("keyword", _("キーワード"), hint=_("いくつかあるときは「;」で区切ります。例：子育て;栄養")),
    Detail("holdingPattern", _("開かれる間隔"), hint=_("例：毎月 第1土曜日")),
    Detail("feeStatus", _("無料か有料か"), Sort.FEE, hint=_("空けておくと、「費用」の言葉から決めます。")),
    Detail("coorganizer", _("共催")),
    Detail("relatedGroup", _("協力・関係する団体")),
    Detail("foreignLanguageSupport", _("日本語でない言葉での対応"), hint=_("例：英語の通訳がいます。")),
)
VENUE: Final = (
    Detail("accessMethod", _("会場への行き方"), hint=_("地図を見なくても着ける言葉で。例：縁側駅の南口から歩いて3分")),
    Detail("parkingStatus", _("駐車場"), Sort.PRESENCE),
    Detail("parkingInformation", _("駐車場の案内"), hint=_("例：建物の前に12台。うち2台は車いす用")),
    Detail("bicycleParkingInformation", _("駐輪場の案内")),
    Detail("latitude", _("緯度"), Sort.LATITUDE, hint=_("例：36.2486")),
    Detail("longitude", _("経度"), Sort.LONGITUDE, hint=_("例：138.4769")),
)
FACILITIES: Final = (
    _presence("wheelchairPermissionStatus", _("車いすで入れる")),
    _presence("wheelchairRentalStatus", _("車いすの貸し出し")),
    _presence("caneRentalStatus", _("つえの貸し出し")),
    _presence("multipurposeToiletStatus", _("バリアフリートイレ")),
    _presence("rampsOrElevatorsOrEscalatorsStatus", _("スロープ・エレベーター・エスカレーター")),
    _presence("mobilitySupportForBrailleBlocksEtcStatus", _("点字ブロックなど、歩くための案内")),
    _presence("brailleAndReadingAssistanceStatus", _("点字や読み上げの案内")),
    _presence("accompaniedByGuideDogsAndServiceDogsStatus", _("盲導犬・介助犬・聴導犬といっしょに入れる")),
    _presence("subtitlesStatus", _("字幕")),
    _presence("writingSupportStatus", _("筆談")),
    _presence("priorityParkingStatus", _("優先駐車場")),
    _presence("toiletForOstomatesStatus", _("オストメイト対応トイレ")),
    _presence("childToiletStatus", _("子どもトイレ")),
    _presence("nurseryStatus", _("授乳室")),
    _presence("diaperChangingCornerStatus", _("おむつ替えの場所")),
    _presence("foodAndDrinkPermissionStatus", _("小さな子どもや介護の必要な方の飲食")),
    _presence("strollerRentalStatus", _("ベビーカーの貸し出し")),
    _presence("strollerPermissionStatus", _("ベビーカーで入れる")),
    Detail("remark", _("設備について、ほかに"), group=ACCESSIBILITY),
)
CHILDCARE_ITEMS: Final = (
    Detail("feeStatus", _("託児は無料か有料か"), Sort.FEE, CHILDCARE, _("託児があるときだけ、えらんでください。")),
    Detail("feeDescription", _("託児の料金"), group=CHILDCARE, hint=_("例：1人300円")),
    Detail("minAge", _("あずかれる年齢（下）"), Sort.AGE, CHILDCARE),
    Detail("minAgeInMonth", _("あずかれる月齢"), group=CHILDCARE, hint=_("例：6か月から")),
    Detail("maxAge", _("あずかれる年齢（上）"), Sort.AGE, CHILDCARE),
    Detail("openingHour", _("託児の始まり"), Sort.TIME, CHILDCARE, _("例：13:00")),
    Detail("closingHour", _("託児の終わり"), Sort.TIME, CHILDCARE, _("例：16:00")),
    Detail("remark", _("託児について、ほかに"), group=CHILDCARE),
)
EVERY: Final = (*NAMES, *VENUE, *FACILITIES, *CHILDCARE_ITEMS)


def value(details: Details, name: str, group: str = "") -> Any:
    """One detail by its name in the model."""
    part = details.get(group, {}) if group else details
    return part.get(name, "")


def with_values(values: Mapping[Detail, Any]) -> dict[str, Any]:
    """The details in the shape of the model, without what nobody filled in."""
    made: dict[str, Any] = {}
    for detail, given in values.items():
        if given not in {"", None}:
            part = made.setdefault(detail.group, {}) if detail.group else made
            part[detail.name] = given
    return made
