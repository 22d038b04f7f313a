"""What an event says about itself in words: its one sentence, its sessions, its support. Pure, like the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accessibility import languages
from accessibility.phrases import listed, sentence, sentences
from accessibility.when import day_in_words, span_in_words
from events import rules
from events.choices import Refusal, SessionStatus, Way
from events.ways import USUALLY

if TYPE_CHECKING:
    from events.models import Session, SupportOffer, WayOffer

# Places taken of one session: in all under "", and per way of joining.
Taken = Mapping[str, int]
SAY_HOW_MANY_LEFT_UP_TO = 9


def ends(session: Session) -> tuple[date, date]:
    """From when until when: two moments, or two days while the times are not known."""
    start, end = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    return (start, end) if session.times_known else (start.date(), end.date())


def when(session: Session) -> str:
    """Date and times in full, with the year and the weekday."""
    return span_in_words(*ends(session))


def when_in_short(session: Session) -> str:
    """「12月5日（土曜日）午前10時から11時30分まで」: inside one sentence the year would only be in the way."""
    return span_in_words(*ends(session), year=False)


def short_day(day: date) -> str:
    """「11月20日」, "Friday 20 November"."""
    return f"{day.month}月{day.day}日" if languages.is_default() else span_in_words(day, year=False)


def ways_sentence(ways: Iterable[WayOffer]) -> str:
    """「家から、電話・文字・映像で。会場でも。」."""
    offered = [Way(offer.way) for offer in ways]
    remote = listed(str(way.in_short) for way in offered if way != Way.IN_PERSON)
    if not remote:
        return _("会場で。") if offered else ""
    at_home = _("家から、%(ways)sで。") % {"ways": remote}
    return sentences(at_home, _("会場でも。") if Way.IN_PERSON in offered else "")


def support_sentence(offers: Iterable[SupportOffer], session: Session | None, *, now: datetime) -> str:
    """「手話通訳は11月20日までに。」: only what can still be asked for, the first deadline first."""
    if session is None:
        return ""
    open_offers = [offer for offer in offers if rules.can_still_ask(offer, session, now=now)]
    by_day: dict[date, list[str]] = {}
    for offer in open_offers:
        last_day = rules.last_day_to_ask(offer, session)
        if last_day is not None:
            by_day.setdefault(last_day, []).append(offer.entry.noun)
    return sentences(
        *(
            _("%(support)sは%(day)sまでに。") % {"support": listed(kinds), "day": short_day(last_day)}
            for last_day, kinds in sorted(by_day.items())
        )
    )


def fee_sentence(fee: str) -> str:
    """「無料。」; a fee written as a long text is left to the page below."""
    words = " ".join(fee.split())
    return sentence(words) if 0 < len(words) <= 40 else ""


def next_session(sessions: Iterable[Session], *, now: datetime) -> Session | None:
    """The session to speak of: the next one taking place, else the next one at all."""
    to_come = sorted((s for s in sessions if s.ends_at > now), key=lambda s: s.starts_at)
    planned = [s for s in to_come if s.takes_place]
    return next(iter(planned or to_come), None)


def time_sentence(sessions: Sequence[Session], *, now: datetime) -> str:
    """When it is: the next session, and how many others follow; or that it is over."""
    session = next_session(sessions, now=now)
    if session is None:
        last = max(sessions, key=lambda s: s.ends_at, default=None)
        if last is None:
            return ""
        return _("%(day)sに終わりました。") % {"day": day_in_words(timezone.localdate(last.ends_at))}
    if session.status == SessionStatus.CANCELLED:
        return sentences(sentence(when_in_short(session)), _("中止になりました。"))
    if session.status == SessionStatus.POSTPONED:
        return sentences(sentence(when_in_short(session)), _("延期になりました。"))
    others = sum(1 for s in sessions if s.starts_at > session.starts_at and s.takes_place)
    more = ngettext("ほかに%(count)d回あります。", "ほかに%(count)d回あります。", others) % {"count": others}
    return sentences(sentence(when_in_short(session)), more if others else "")


@dataclass(frozen=True, slots=True)
class Programme:
    """What one event offers, gathered once, so that words can be made of it without further questions."""

    # Each session, in order of time, with its places taken. Pairs, because a session in a preview has no id to map by.
    booked: Sequence[tuple[Session, Taken]]
    ways: Sequence[WayOffer]
    support_offers: Sequence[SupportOffer]
    fee: str

    @property
    def sessions(self) -> list[Session]:
        """The sessions alone."""
        return [session for session, _taken in self.booked]

    def next_session(self, *, now: datetime) -> Session | None:
        """The session to speak of now."""
        return next_session(self.sessions, now=now)

    def sentence(self, *, now: datetime) -> str:
        """One sentence that holds all: date and times, how, support and until when, fee."""
        session = self.next_session(now=now)
        times = time_sentence(self.sessions, now=now)
        if session is None or not session.takes_place:
            # How to join what is over or called off would only mislead.
            return times
        support = support_sentence(self.support_offers, session, now=now)
        return sentences(times, ways_sentence(rules.ways_of(session, self.ways)), support, fee_sentence(self.fee))

    def rows(self, *, now: datetime) -> list[SessionRow]:
        """What to say of each session."""
        return [session_row(session, self.ways, taken, now=now) for session, taken in self.booked]


def left_in_way(session: Session, offer: WayOffer, taken: Taken) -> int | None:
    """How many more can join this session in this way."""
    in_all = rules.places_left(session.capacity, taken.get("", 0))
    return rules.fewest(in_all, rules.places_left(_capacity(session, offer), taken.get(offer.way, 0)))


def left_in_all(session: Session, ways: Sequence[WayOffer], taken: Taken) -> int | None:
    """How many more can join this session in any way."""
    in_all = rules.places_left(session.capacity, taken.get("", 0))
    open_ways = rules.ways_of(session, ways)
    if not open_ways or any(_capacity(session, offer) is None for offer in open_ways):
        return in_all
    per_way = sum(rules.places_left(_capacity(session, offer), taken.get(offer.way, 0)) or 0 for offer in open_ways)
    return rules.fewest(in_all, per_way)


def _capacity(session: Session, offer: WayOffer) -> int | None:
    return rules.capacity_in_way(session, offer.way, offer.capacity)


def places_words(left: int | None, *, counted: bool = True) -> str:
    """「あと3人」, or that there is room, or a waiting list. Of a quiet event nobody learns how many come."""
    if left is None:
        return _("申し込めます")
    if left == 0:
        return _("満員・キャンセル待ちできます")
    if counted and left <= SAY_HOW_MANY_LEFT_UP_TO:
        return ngettext("あと%(count)d人", "あと%(count)d人", left) % {"count": left}
    return _("空きがあります")


def way_and_places(session: Session, offer: WayOffer, taken: Taken) -> str:
    """A way of joining as something to choose: 「電話で（あと3人）」, without numbers for a quiet event."""
    places = places_words(left_in_way(session, offer, taken), counted=not session.page.quiet)
    return f"{offer.get_way_display()}（{places}）"


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session as visitors see it."""

    session: Session
    starts: date
    ends: date
    when: str
    refusal: Refusal | None
    note: str
    availability: str
    is_full: bool
    is_running: bool
    is_over: bool


def note_of(session: Session) -> str:
    """What is special about one session: that nobody comes to the room this time, what happened, its usual note."""
    online = _("会場では行わず、オンラインで行います。") if session.status == SessionStatus.ONLINE else ""
    return " ".join(part for part in (online, session.news_here, session.note_here) if part)


def can_be_joined(rows: Sequence[SessionRow]) -> bool:
    """Whether ways and support are worth telling: something is still to come, or no day is set yet."""
    return not rows or any(row.session.takes_place and not row.is_over for row in rows)


def session_row(session: Session, ways: Sequence[WayOffer], taken: Taken, *, now: datetime) -> SessionRow:
    """What to say of one session now."""
    refused = rules.refusal(session, now=now)
    left = left_in_all(session, ways, taken)
    starts, until = ends(session)
    return SessionRow(
        session=session,
        starts=starts,
        ends=until,
        when=when(session),
        refusal=refused,
        note=note_of(session),
        availability=str(refused.label) if refused else places_words(left, counted=not session.page.quiet),
        is_full=refused is None and left == 0,
        is_running=rules.is_running(session, now=now),
        is_over=session.ends_at <= now,
    )


def way_rows(ways: Iterable[WayOffer], *, venue: str) -> list[dict[str, Any]]:
    """Each way of joining with what it needs, as the component ``ways`` shows it."""
    rows = []
    for offer in ways:
        usual = USUALLY[Way(offer.way)]
        facts = (
            (_("用意するもの"), offer.needs or usual.needs),
            (_("通信量"), offer.data_per_hour or usual.data_per_hour),
            (_("だれに見え、聞こえるか"), offer.exposure or usual.exposure),
            (_("場所"), venue if offer.way == Way.IN_PERSON else ""),
        )
        words = [{"term": term, "text": text} for term, text in facts if text]
        rows.append({"title": offer.get_way_display(), "facts": words})
    return rows


@dataclass(frozen=True, slots=True)
class SupportRow:
    """One support as visitors see it: there without asking, on request until a day, or what there is instead."""

    term: str
    text: str


def support_row(offer: SupportOffer, session: Session | None, *, now: datetime) -> SupportRow:
    """Whether and until when to ask, for the session to come."""
    kind = str(offer.get_kind_display())
    if offer.ask_days_before is None:
        return SupportRow(kind, _("いつもあります。申し出はいりません。"))
    if session is None:
        return SupportRow(kind, _("催しの%(days)d日前までに申し出てください。") % {"days": offer.ask_days_before})
    last_day = rules.last_day_to_ask(offer, session)
    if last_day is not None and rules.can_still_ask(offer, session, now=now):
        return SupportRow(kind, _("%(day)sまでに申し出てください。") % {"day": day_in_words(last_day)})
    instead = offer.instead or _("電話でご相談ください。できることを一緒に考えます。")
    return SupportRow(kind, _("申し出は締め切りました。代わりに：%(instead)s") % {"instead": instead})
