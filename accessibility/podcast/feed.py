"""RSS as podcast apps read it: Django's, with what Apple (itunes:) and the Podcasting 2.0 project (podcast:) added."""

import re
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5
from xml.sax.xmlreader import AttributesImpl

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils import timezone
from django.utils.feedgenerator import Enclosure, Rss201rev2Feed
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from accessibility.languages import current, here_in_language
from accessibility.podcast.channels import Channel, Episode, Sound, newest_first
from accessibility.speech.kinds import KINDS
from accessibility.town import town_in_this_language

NAMESPACES = {
    "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "xmlns:podcast": "https://podcastindex.org/namespace/1.0",
}
PICTURE = "podcast.png"
# From the podcast namespace's own definition of podcast:guid.
_FEEDS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class PodcastFeed(Rss201rev2Feed):
    """Writes channel and items with these elements beside RSS's own."""

    def rss_attributes(self) -> dict[str, str]:
        """With their namespaces, at the top where simple readers look for them."""
        return {**super().rss_attributes(), **NAMESPACES}

    def latest_post_date(self) -> datetime:
        """Django says "now" of an empty feed, which would then be new at every look."""
        return super().latest_post_date() if self.items else timezone.now().replace(hour=0, minute=0, second=0)

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """Whose it is, and its picture: directories refuse a feed without them."""
        super().add_root_elements(handler)
        feed = self.feed
        simple = {
            "itunes:author": feed["town"]["name"],
            "itunes:summary": feed["description"],
            "itunes:explicit": "false",
            "itunes:type": "episodic",
            "podcast:medium": "podcast",
            "podcast:guid": _guid(feed["feed_url"]),
        }
        for name, words in simple.items():
            handler.addQuickElement(name, words)
        owner = {"itunes:name": feed["town"]["department"], "itunes:email": feed["town"]["email"]}
        _group(handler, "itunes:owner", owner)
        handler.addQuickElement("itunes:image", None, {"href": feed["picture"]})
        handler.addQuickElement("itunes:category", None, {"text": "Government"})
        _group(handler, "image", {"url": feed["picture"], "title": feed["title"], "link": feed["link"]})

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        """How long it is, its words, and the smaller files."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("itunes:duration", str(round(item["seconds"])))
        handler.addQuickElement("itunes:explicit", "false")
        handler.addQuickElement("itunes:episodeType", "full")
        for words in item["transcripts"]:
            handler.addQuickElement("podcast:transcript", None, words)
        for address, about in item["alternatives"]:
            handler.startElement("podcast:alternateEnclosure", AttributesImpl(about))
            handler.addQuickElement("podcast:source", None, {"uri": address})
            handler.endElement("podcast:alternateEnclosure")


def feed_of(found: Channel, request: HttpRequest) -> PodcastFeed:
    """The channel as it is now, in the language of the visit."""
    town = town_in_this_language()
    feed = PodcastFeed(
        title=_("%(town)s　%(title)s") % {"town": town["name"], "title": found.title},
        link=request.build_absolute_uri(here_in_language("/")),
        description=str(found.about),
        language=current(),
        feed_url=request.build_absolute_uri(request.path),
        town=town,
        picture=request.build_absolute_uri(static(PICTURE)),
    )
    for episode in newest_first(found.episodes(current())):
        _add(feed, episode, request)
    return feed


def _add(feed: PodcastFeed, episode: Episode, request: HttpRequest) -> None:
    def absolute(path: str) -> str:
        return request.build_absolute_uri(path)

    first, *others = episode.sounds
    transcripts = [{"url": absolute(episode.address), "type": "text/html", "language": episode.language}]
    if episode.transcript:
        words = {"url": absolute(episode.transcript), "type": "text/vtt", "language": episode.language}
        transcripts.insert(0, {**words, "rel": "captions"})
    feed.add_item(
        title=_xml(episode.title),
        link=absolute(episode.address),
        description=_xml(episode.about or episode.title),
        pubdate=episode.published_at,
        unique_id=episode.guid,
        unique_id_is_permalink=False,
        enclosures=[Enclosure(absolute(first.href), str(first.size), KINDS[first.ending].content_type)],
        seconds=episode.seconds,
        transcripts=transcripts,
        alternatives=[(absolute(sound.href), _about(sound)) for sound in others],
    )


def _about(sound: Sound) -> dict[str, str]:
    kind = KINDS[sound.ending]
    return {"type": kind.content_type, "length": str(sound.size), "bitrate": str(kind.kbits * 1000)}


def _xml(text: str) -> str:
    """Without what XML cannot hold: one odd character in one title would break the feed for everybody."""
    return _NOT_IN_XML.sub("", text)


def _group(handler: SimplerXMLGenerator, name: str, parts: dict[str, str]) -> None:
    handler.startElement(name, AttributesImpl({}))
    for part, words in parts.items():
        handler.addQuickElement(part, words)
    handler.endElement(name)


def _guid(address: str) -> str:
    """The same for http and https, as the namespace defines it."""
    return str(uuid5(_FEEDS, address.partition("://")[2].rstrip("/")))
