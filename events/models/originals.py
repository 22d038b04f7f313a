"""An event takes place once, in whatever language somebody reads of it.

Its sessions, capacities and places taken are those of its *original*, the page in the town's own language. A page in
another language shows the same sessions and leads to the same form; it only lends them its words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from wagtail.models import Page

from accessibility import languages

if TYPE_CHECKING:
    from events.models.pages import EventPage
    from events.models.programme import Session, SupportOffer, WayOffer

    Offer = TypeVar("Offer", WayOffer, SupportOffer)

WORDS = ("needs", "data_per_hour", "exposure", "instructions", "instead")


def worded(offers: Iterable[Offer], *, original: int, translation: int) -> list[Offer]:
    """The offers of the original, in the translation's words where it has any."""
    found = list(offers)
    if original == translation:
        return found
    words = {_kind(offer): offer for offer in found if offer.page_id == translation}
    return [_with_words_of(words.get(_kind(offer)), offer) for offer in found if offer.page_id == original]


def _kind(offer: Offer) -> str:
    return str(getattr(offer, "way", "") or getattr(offer, "kind", ""))


def _with_words_of(translated: Offer | None, offer: Offer) -> Offer:
    for name in WORDS:
        if words := getattr(translated, name, ""):
            setattr(offer, name, words)
    return offer


def originals_of(events: Iterable[int]) -> dict[int, int]:
    """For each page, the id of the page that holds its sessions. Two queries, none in the town's own language.

    Pages that are no events, and events that nobody translated, are their own originals.
    """
    ids = list(events)
    if languages.is_default() or not ids:
        return {pk: pk for pk in ids}
    keys = dict(Page.objects.filter(pk__in=ids).values_list("translation_key", "pk"))
    originals = Page.objects.filter(translation_key__in=keys, locale__language_code=languages.default_language())
    found = {keys[key]: pk for key, pk in originals.values_list("translation_key", "pk")}
    return {pk: found.get(pk, pk) for pk in ids}


def as_read_here(session: Session) -> EventPage:
    """The event of a session in the language of this visit, or its original where nobody has translated it."""
    if languages.is_default():
        return session.page
    found = kept_with(session)
    if languages.current() not in found:
        read_here([session])
    event: EventPage = found[languages.current()]
    return event


def read_here(sessions: Iterable[Session]) -> None:
    """Look for the translations of many sessions at once, so that ``as_read_here`` need not ask for each."""
    asked = list(sessions)
    events = {session.page_id: session.page for session in asked}
    if languages.is_default() or not events:
        return
    here = type(next(iter(events.values()))).objects.live().filter(locale__language_code=languages.current())
    keys = {event.translation_key for event in events.values()}
    translated = {event.translation_key: event for event in here.filter(translation_key__in=keys)}
    for session in asked:
        kept_with(session)[languages.current()] = translated.get(session.page.translation_key, session.page)


def offers_as_read_here(session: Session, kind: type[Offer]) -> list[Offer]:
    """The ways of joining, or the support, of a session's event, in the words of this visit's language."""
    found = kept_with(session)
    name = (languages.current(), kind)
    if name not in found:
        original, shown = session.page_id, as_read_here(session).pk
        found[name] = worded(kind.objects.filter(page__in={original, shown}), original=original, translation=shown)
    offers: list[Offer] = found[name]
    return list(offers)


def kept_with(session: Session) -> dict[Any, Any]:
    """What was found out with this object already: it lives for one visit or one letter, and both ask many times."""
    found: dict[Any, Any] = session.__dict__.setdefault("_read_here", {})
    return found
