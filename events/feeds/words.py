"""What a calendar entry or a feed says of an event in words. Nothing in it depends on the clock, so it can be kept."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.utils.translation import gettext as _

from accessibility.phrases import listed
from accessibility.town import town_in_this_language
from events import rules
from events.choices import SessionStatus, Way
from events.feeds.gathering import PublicEvent, support_name
from events.models import Session, SupportOffer
from events.overview import short_day, when

# Makes a whole address of one of this site: feeds are read far from it.
Absolute = Callable[[str], str]


def address_of(path: str) -> str:
    """A whole address where there is no request to ask: in commands and files."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def title_of(event: PublicEvent, session: Session) -> str:
    """The name, with what many calendars would not show otherwise: that it does not take place."""
    words = {
        SessionStatus.CANCELLED: _("中止：%(title)s"),
        SessionStatus.POSTPONED: _("延期：%(title)s"),
        SessionStatus.ONLINE: _("オンラインに変更：%(title)s"),
    }
    said = words.get(SessionStatus(session.status))
    return said % {"title": event.page.title} if said else event.page.title


def place_of(event: PublicEvent, session: Session) -> str:
    """Where to go; nothing when nobody need go anywhere."""
    if not event.is_in_person or session.status == SessionStatus.ONLINE:
        return ""
    return " ".join(part for part in (event.page.venue, event.page.address) if part)


def organiser_of(event: PublicEvent) -> str:
    """Who holds it; the town where nobody else is named."""
    return event.page.organiser or town_in_this_language()["department"]


def audience_of(event: PublicEvent) -> str:
    """For whom it is; everybody where nothing is said."""
    names = listed(str(audience) for audience in event.audiences)
    return event.page.audience_note or names or _("どなたでも")


def contact_of(event: PublicEvent) -> tuple[str, str, str]:
    """Whom to ask: name, telephone, e-mail; the town's own where the event has none."""
    page, town = event.page, town_in_this_language()
    if page.contact_phone or page.contact_email:
        return page.contact_name, page.contact_phone, page.contact_email
    return page.contact_name or town["department"], town["phone"], town["email"]


def lines_of(event: PublicEvent, session: Session) -> list[str]:
    """Everything that somebody needs who reads it in a calendar and nowhere else."""
    name, phone, email = contact_of(event)
    facts = (
        ("", event.page.summary),
        (_("日時"), when(session)),
        (_("お知らせ"), session.news_here),
        (_("日時の補足"), session.note_here),
        (_("参加方法"), listed(str(way.label) for way in ways_at(event, session))),
        (_("会場"), place_of(event, session)),
        (_("会場への行き方"), str(event.page.details.get("accessMethod", ""))),
        (_("対象"), audience_of(event)),
        (_("費用"), event.page.fee),
        (_("配慮"), listed(support_words(offer, session) for offer in event.supports)),
        (_("主催"), organiser_of(event)),
        (_("問い合わせ"), " ".join(part for part in (name, phone, email) if part)),
    )
    return [_("%(term)s：%(text)s") % {"term": term, "text": text} if term else text for term, text in facts if text]


def ways_at(event: PublicEvent, session: Session) -> list[Way]:
    """The ways of joining this session: what moved online has no room to come to."""
    ways = event.way_names
    return [way for way in ways if way != Way.IN_PERSON] if session.status == SessionStatus.ONLINE else ways


def support_words(offer: SupportOffer, session: Session) -> str:
    """「手話通訳（11月20日までに申し出）」."""
    last_day = rules.last_day_to_ask(offer, session)
    if last_day is None:
        return support_name(offer)
    return _("%(support)s（%(day)sまでに申し出）") % {"support": support_name(offer), "day": short_day(last_day)}
