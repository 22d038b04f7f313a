"""What an event's easy page says of its sessions, ways and support: the facts of the page, in easy words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accessibility.easy_japanese.moments import easy_day, easy_days, easy_span
from events import rules
from events.choices import Refusal, Way
from events.overview import can_be_joined

if TYPE_CHECKING:
    from events.models import Session, SupportOffer, WayOffer
    from events.overview import Programme, SessionRow

WAYS = {
    Way.VIDEO: (gettext_lazy("ビデオ通話"), gettext_lazy("スマートフォンやパソコンで、顔を見て話します。")),
    Way.PHONE: (gettext_lazy("電話"), gettext_lazy("電話で話します。顔は見えません。")),
    Way.LISTEN: (
        gettext_lazy("聞くだけ"),
        gettext_lazy("話を聞きます。話さなくてもいいです。顔も名前もわかりません。"),
    ),
    Way.TEXT: (gettext_lazy("文字だけ"), gettext_lazy("文字を読みます。文字を書いて聞くこともできます。")),
    Way.LATER: (gettext_lazy("あとで読む・聞く"), gettext_lazy("終わったあとで、話したことを読んだり聞いたりします。")),
    Way.POST: (gettext_lazy("手紙"), gettext_lazy("家に紙が来ます。あなたも紙に書いて送ります。")),
    Way.IN_PERSON: (gettext_lazy("その場所に行く"), gettext_lazy("その場所に行って、みんなと話します。")),
}
REFUSALS = {
    Refusal.CANCELLED: gettext_lazy("この日は、ありません。やめました。"),
    Refusal.ENDED: gettext_lazy("終わりました。"),
    Refusal.POSTPONED: gettext_lazy("ほかの日になりました。新しい日は、電話で聞いてください。"),
    Refusal.ELSEWHERE: gettext_lazy("ここでは申しこめません。電話で聞いてください。"),
    Refusal.CLOSED: gettext_lazy("もう申しこめません。電話で聞いてください。"),
}


@dataclass(frozen=True, slots=True)
class EasySession:
    """One session: when, and what to do now."""

    session: Session
    when: str
    words: str
    button: str


@dataclass(frozen=True, slots=True)
class EasyFact:
    """A name and a sentence."""

    title: str
    words: str


def easy_when(session: Session) -> str:
    """The day and the times, or only the days where nobody knows the times."""
    if session.times_known:
        return easy_span(session.starts_at, session.ends_at)
    return easy_days(timezone.localdate(session.starts_at), timezone.localdate(session.ends_at))


def easy_session(row: SessionRow) -> EasySession:
    """What to say of one session."""
    when = easy_when(row.session)
    if row.refusal is not None:
        return EasySession(row.session, when, str(REFUSALS[row.refusal]), "")
    if row.is_full:
        return EasySession(
            row.session, when, _("いまは、いっぱいです。だれかがやめたら、入れます。"), _("待つことを申しこむ")
        )
    if row.is_running:
        return EasySession(row.session, when, _("いま、やっています。いまからでも入れます。"), _("いま入る"))
    return EasySession(row.session, when, _("申しこむことができます。"), _("申しこむ"))


def easy_ways(ways: Iterable[WayOffer]) -> list[EasyFact]:
    """How to join: what one does, in one or two sentences."""
    return [EasyFact(*(str(words) for words in WAYS[Way(offer.way)])) for offer in ways]


def easy_support(offers: Iterable[SupportOffer], session: Session | None, *, now: datetime) -> list[EasyFact]:
    """What can be arranged, and until when to say so."""
    return [EasyFact(offer.entry.easy or offer.entry.name, _until(offer, session, now=now)) for offer in offers]


def _until(offer: SupportOffer, session: Session | None, *, now: datetime) -> str:
    if offer.ask_days_before is None:
        return _("いつもあります。")
    last_day = rules.last_day_to_ask(offer, session) if session else None
    if session is None or last_day is None:
        return _("使いたい人は、先に言ってください。")
    if rules.can_still_ask(offer, session, now=now):
        return _("使いたい人は、%(day)sまでに言ってください。") % {"day": easy_day(last_day)}
    return _("もう、まに合いません。電話で相談してください。ほかの方法をいっしょに考えます。")


def easy_fee(fee: str) -> str:
    """「お金はいりません」 for what costs nothing."""
    return _("お金はいりません。") if fee.strip() in {"無料", "0円", "0"} else fee


def easy_facts(programme: Programme, *, now: datetime) -> dict[str, object]:
    """For the template."""
    every = programme.rows(now=now)
    can_join = can_be_joined(every)
    return {
        "easy_sessions": [easy_session(row) for row in every if not row.is_over],
        "is_over": bool(every),
        "easy_ways": easy_ways(programme.ways) if can_join else [],
        "easy_support": easy_support(programme.support_offers, programme.next_session(now=now), now=now)
        if can_join
        else [],
        "easy_fee": easy_fee(programme.fee),
    }
