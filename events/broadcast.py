"""What the weekly programme tells of events."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accessibility.phrases import sentence, sentences
from accessibility.speech.sentences import split
from cms.broadcast.sections import Item, Section, Span, register
from events.choices import SessionStatus
from events.criteria import Criteria
from events.models import EventPage, Session
from events.models.listing import EventCard, cards, matching_events
from events.models.originals import originals_of
from events.overview import when_in_short

# A programme is heard in one go: more than these would be twenty minutes.
MOST_ITEMS = 15
CALLED_OFF = (SessionStatus.CANCELLED, SessionStatus.POSTPONED)


def coming_events(span: Span) -> Section | None:
    """Those with a session in the coming weeks, the soonest first."""
    events = _soon(list(matching_events(Criteria(), now=span.now)), span)
    if not events:
        return None
    count = ngettext("催し%(count)d件", "催し%(count)d件", len(events)) % {"count": len(events)}
    told = events[:MOST_ITEMS]
    called_off = _called_off(told, span)
    items = tuple(
        _item(event, card, called_off[event.pk]) for event, card in zip(told, cards(told, now=span.now), strict=True)
    )
    after = (
        _("ほかの催しは、ウェブサイトの「これから」のページか、電話でおたずねください。")
        if len(events) > MOST_ITEMS
        else ""
    )
    return Section(_("これからの催し"), items, count, after)


def _soon(events: list[EventPage], span: Span) -> list[EventPage]:
    sessions = Session.objects.filter(starts_at__lt=span.until, ends_at__gt=span.now)
    soon, originals = set(sessions.values_list("page_id", flat=True)), originals_of(event.pk for event in events)
    return [event for event in events if originals[event.pk] in soon]


def _called_off(events: Iterable[EventPage], span: Span) -> dict[int, list[Session]]:
    """Sessions that will not take place: somebody may have heard of them a week ago."""
    originals = originals_of(event.pk for event in events)
    found: dict[int, list[Session]] = defaultdict(list)
    sessions = Session.objects.filter(page__in=originals.values(), status__in=CALLED_OFF)
    for session in sessions.filter(starts_at__lt=span.until, ends_at__gt=span.now).order_by("starts_at"):
        for event_id, original in originals.items():
            if session.page_id == original:
                found[event_id].append(session)
    return found


def _item(event: EventPage, card: EventCard, called_off: list[Session]) -> Item:
    summary = _not_said_twice(event.summary, card.sentence)
    lost = [_not_taking_place(session) for session in called_off if when_in_short(session) not in card.sentence]
    return Item(event.title, (summary, card.sentence, *lost), event.pk)


def _not_said_twice(summary: str, facts: str) -> str:
    """The page's one sentence, without what is said of the event right after it (「無料。」)."""
    said = set(split(facts))
    return sentences(*(sentence(part) for part in split(summary) if sentence(part) not in said))


def _not_taking_place(session: Session) -> str:
    words = _("%(when)sの回は、中止になりました。")
    if session.status == SessionStatus.POSTPONED:
        words = _("%(when)sの回は、延期になりました。")
    return words % {"when": when_in_short(session)}


def bring() -> None:
    """Once, when the room opens."""
    register("events.coming", coming_events, order=10)
