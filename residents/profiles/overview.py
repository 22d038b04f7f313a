"""A profile in words: the page, the desk and the paper say the same."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from accessibility.when import day_in_words
from residents.profiles.models import Profile
from residents.profiles.offers import offers

Facts = list[dict[str, str]]


def helps(profile: Profile) -> list[str]:
    """What helps, each with what has to be known with it: 「大きな文字の資料（22ポイント）」."""
    details, kept = profile.details, profile.functions
    known = [function for function in offers().functions() if function.key in kept]
    return [f"{one.words}（{details[one.key]}）" if details.get(one.key) else one.words for one in known]


def facts_of(profile: Profile) -> Facts:
    """Everything that is kept, and for how long."""
    if not profile.is_readable:
        return [{"term": _("あると助かるもの"), "text": str(profile.sealed_functions)}, *_times(profile)]
    way = dict(offers().ways()).get(profile.way, "")
    facts = [
        {"term": _("お名前"), "text": profile.resident.name},
        {"term": _("あると助かるもの"), "text": "、".join(helps(profile)) or _("まだえらんでいません")},
        {"term": _("よく使う参加方法"), "text": str(way) or _("その都度えらぶ")},
    ]
    return [*facts, *_times(profile)]


def _times(profile: Profile) -> Facts:
    return [
        {"term": _("預かる期間"), "text": _("使わなければ、%(day)sまで") % {"day": _day(profile.kept_until)}},
        {"term": _("最後に使った日"), "text": _day(profile.used_at)},
    ]


def _day(moment: object) -> str:
    return day_in_words(timezone.localdate(moment))  # type: ignore[arg-type]
