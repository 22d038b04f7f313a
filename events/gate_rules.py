"""What the publishing gate asks of events."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from accessibility import languages
from cms.gate.content import PageContent
from cms.gate.findings import Finding, Severity
from cms.gate.registry import register as register_rule
from events import rules
from events.feeds.fees import is_free
from events.models import EventPage, Seats, SupportOffer
from events.overview import when
from events.places.by_way import by_way, too_many_in_all


def support_deadline(content: PageContent) -> Iterator[Finding]:
    """Support that closes before registration does: how many days whoever needs it loses, and what to do about it."""
    if not isinstance(content.page, EventPage):
        return
    now = timezone.now()
    dated = [session for session in content.page.sessions.all() if session.starts_at and session.ends_at]
    # Of what is over nobody loses anything any more, and nobody could mend it.
    sessions = [session for session in dated if session.ends_at > now]
    for offer in content.page.support_offers.all():
        worst = max(sessions, key=lambda session: rules.deadline_lost(session, offer), default=None)
        lost = rules.deadline_lost(worst, offer) if worst else 0
        if worst and lost:
            yield Finding(
                Severity.WARN,
                _("「%(support)s」の申し出は、申し込みより%(days)d日早く締め切られます。")
                % {"support": offer.get_kind_display(), "days": lost}
                + (_("（いちばん長い回：%(when)s）") % {"when": when(worst)} if len(sessions) > 1 else ""),
                _instead_of_lost_days(offer),
                _("配慮"),
                "support_offers",
            )


def support_in_time(content: PageContent) -> Iterator[Finding]:
    """What can be asked for after the day on which it has to be settled will be refused to somebody."""
    if not isinstance(content.page, EventPage):
        return
    for offer in content.page.support_offers.all():
        asked, settled = offer.ask_days_before, offer.entry.confirm_days
        if asked is not None and offer.entry.needs_arranging and asked < settled:
            yield Finding(
                Severity.WARN,
                _("「%(support)s」は催しの%(settled)d日前までに手配を決めますが、申し出は%(asked)d日前まで受けます。")
                % {"support": offer.get_kind_display(), "settled": settled, "asked": asked},
                _("申し出の締め切りを早めるか、「配慮の種類」の日数を見直してください。"),
                _("配慮"),
                "support_offers",
            )


def _instead_of_lost_days(offer: SupportOffer) -> str:
    """Close both together, or say what there is for who comes later."""
    if offer.instead:
        return _("申し込みの締め切りも同じ日にできないか、手配を早められないかを確かめてください。")
    return _("締め切りを同じ日にするか、「間に合わないときの代わり」を書いてください。例：筆談でお話しします。")


def capacity_below_those_who_come(content: PageContent) -> Iterator[Finding]:
    """A lowered capacity takes nobody's place, but somebody has to find them a chair."""
    page = content.page
    if not isinstance(page, EventPage) or not page.pk:
        return
    sessions = [session for session in page.sessions.all() if session.pk and session.ends_at > timezone.now()]
    taken = Seats.objects.taken_by_session(session.pk for session in sessions)
    ways = list(page.ways.all())
    for session in sessions:
        counted = taken.get(session.pk, {})
        if too_many := too_many_in_all(session, counted):
            said = {"when": when(session), "count": too_many}
            yield _too_small(_("%(when)sの定員より、申し込んだ方が%(count)d人多くなります。") % said, "sessions")
        for way in by_way(session, ways, counted):
            if way.too_many_by:
                said = {"when": when(session), "way": way.title, "count": way.too_many_by}
                words = _("%(when)sの「%(way)s」の定員より、申し込んだ方が%(count)d人多くなります。") % said
                yield _too_small(words, "ways")


def _too_small(words: str, field: str) -> Finding:
    what_to_do = _("だれも取り消しません。定員を増やすか、広い会場にするか、電話でご相談ください。")
    where = _("参加方法") if field == "ways" else _("回（日時）")
    return Finding(Severity.WARN, words, what_to_do, where, field)


def fee_said(content: PageContent) -> Iterator[Finding]:
    """Nobody should have to ask whether it costs something; the national model of event data wants to know it too."""
    page = content.page
    if isinstance(page, EventPage) and is_free(page) is None:
        yield Finding(
            Severity.WARN,
            _("費用が書かれていません。"),
            _("「無料」か、金額を書いてください。例：500円（お茶代）"),
            _("費用"),
            "fee",
        )


def original_first(content: PageContent) -> Iterator[Finding]:
    """The sessions stand on the page in the town's own language: without it a translation has nothing to join."""
    page = content.page
    if not isinstance(page, EventPage) or page.locale.language_code == languages.default_language():
        return
    if languages.default_language() not in page.family:
        yield Finding(
            Severity.BLOCK,
            _("もとの日本語のページが、公開されていません。"),
            _("日時と申し込みは、日本語のページのものを使います。先に日本語のページを公開してください。"),
            _("公開のしかた"),
        )


def register() -> None:
    """Say so to the gate."""
    register_rule("events.capacity_below_those_who_come", capacity_below_those_who_come)
    register_rule("events.fee_said", fee_said)
    register_rule("events.original_first", original_first)
    register_rule("events.support_deadline", support_deadline)
    register_rule("events.support_in_time", support_in_time)
