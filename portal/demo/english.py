"""The English pages of the demo town, made as staff make them: the Japanese page is translated, its words written."""

from typing import Any

from wagtail.models import Locale, Page

from cms.models import HomePage, InformationPage
from documents.models import DocumentIndexPage
from events.models import EventIndexPage, EventPage
from portal import markup
from portal.demo import content

LANGUAGE = "en"
Words = dict[str, Any]


def build(home: HomePage, *, images: dict[str, int]) -> None:
    """Translate what has English words and no English page yet."""
    locale, _new = Locale.objects.get_or_create(language_code=LANGUAGE)
    words = content.read("en/home")
    _translate(home, _written(words, images), locale)
    for name, model in (("events", EventIndexPage), ("documents", DocumentIndexPage)):
        _translate(model.objects.child_of(home).get(), words[name], locale)
    for words in content.read_all("en/pages"):
        _translate(InformationPage.objects.child_of(home).get(slug=words["slug"]), _written(words, images), locale)
    common = content.read("en/defaults")
    for words in content.read_all("en/events"):
        event = EventPage.objects.get(slug=words["slug"], locale=home.locale)
        _translate(event, _written(words, images) | _common(event, common), locale, offers=common)


def _written(words: Words, images: dict[str, int]) -> Words:
    fields = {name: words[name] for name in ("title", "summary", "audience_note") if name in words}
    return fields | {"body": markup.body(words["body"], images=images)}


def _common(event: EventPage, common: Words) -> Words:
    """The usual words for what this event has at all."""
    return {name: word for name, word in common["event"].items() if getattr(event, name)}


def _translate(page: Page, words: Words, locale: Locale, *, offers: Words | None = None) -> None:
    if page.has_translation(locale):
        return
    model = type(page)
    copy = model.objects.get(pk=page.copy_for_translation(locale).pk).get_latest_revision_as_object()
    for name, word in words.items():
        setattr(copy, name, word)
    if offers:
        _put_words(copy, offers)
    copy.save_revision(log_action=True).publish()


def _put_words(event: EventPage, common: Words) -> None:
    """Into the ways of joining and the support, which were copied with the page."""
    for offer in event.ways.all():
        for name, word in common["ways"][offer.way].items():
            setattr(offer, name, word)
    for offer in event.support_offers.all():
        offer.instead = common["support"].get(offer.kind, {}).get("instead", "") if offer.instead else ""
