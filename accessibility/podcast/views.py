"""The feeds, and the page that explains how to have them."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from accessibility.languages import current
from accessibility.models import PageRecording
from accessibility.podcast import vtt
from accessibility.podcast.channels import Channel, Episode, channel, channels
from accessibility.podcast.feed import feed_of
from accessibility.speech import offers, page_recordings
from accessibility.speech.cues import Cue, from_json
from accessibility.speech.kinds import MP3, SAVER
from accessibility.speech.lengths import length_in_words, size_in_words
from accessibility.when import day_in_words

NEWEST = 5
# One for every machine and one for a costly line: two are chosen from more quickly than three.
TO_KEEP = (MP3, SAVER)
# Podcast apps that run in a browser read from other sites; what everybody may read, they may.
FOR_ALL_SITES = {"Access-Control-Allow-Origin": "*"}


# Apps ask many times a day: what has not changed is not sent again.
@require_safe
@conditional_page
@cache_control(no_cache=True)
def feed(request: HttpRequest, name: str) -> HttpResponse:
    """One channel in the language of the address."""
    found = channel(name)
    if found is None:
        raise Http404(_("このページはありません。"))
    made = feed_of(found, request)
    return HttpResponse(made.writeString("utf-8"), content_type=made.content_type, headers=FOR_ALL_SITES)


@require_safe
def receive(request: HttpRequest) -> HttpResponse:
    """声で受け取る: what there is, how to have it come by itself, and the newest to hear at once."""
    everything, *others = [_offer(each, request) for each in channels()]
    newest = list(channels()[0].episodes(current()))[:NEWEST]
    context = {"everything": everything, "others": others, "newest": [_to_hear(episode) for episode in newest]}
    return render(request, "accessibility/podcast/receive.html", context)


def _offer(found: Channel, request: HttpRequest) -> dict[str, Any]:
    """``in_app`` opens the app that iPhones and Macs bring along, with the address filled in."""
    address = request.build_absolute_uri(reverse("accessibility:feed", args=[found.name]))
    in_app = urlsplit(address)._replace(scheme="podcast").geturl()
    return {"name": found.name, "title": found.title, "about": found.about, "address": address, "in_app": in_app}


def _to_hear(episode: Episode) -> dict[str, Any]:
    return {
        "title": episode.title,
        "language": episode.language,
        "href": episode.address,
        "day": day_in_words(timezone.localdate(episode.published_at)),
        "length": length_in_words(episode.seconds),
        "files": [
            {
                "href": sound.href,
                "title": _named(episode.title, offers.title_of(sound.ending)),
                "type": offers.TYPES[sound.ending],
                "size": size_in_words(sound.size),
            }
            for sound in episode.sounds
            if sound.ending in TO_KEEP
        ],
    }


def _named(episode: str, file: str) -> str:
    """The episode's name is only heard, so that a list of links tells one file from the next; the eye sees it above."""
    return format_html('<span class="visually-hidden">{}、</span>{}', episode, file)


@require_safe
@conditional_page
@cache_control(no_cache=True)
def transcript(request: HttpRequest, page_id: int, version: str = "") -> HttpResponse:
    """What a page's finished sound says, and when (WebVTT), for the kind of file that is asked for."""
    page = page_recordings.page_to_hear(page_id, version)
    row = PageRecording.objects.filter(
        page=page_id, version=version, manner="", state=PageRecording.State.READY
    ).first()
    if page is None or row is None:
        raise Http404(_("このページはありません。"))
    language = getattr(getattr(page, "locale", None), "language_code", "ja")
    cues = from_json(row.cues.get(request.GET.get("kind", MP3), []))
    return words_of(cues, language=language)


def words_of(cues: Iterable[Cue], *, language: str) -> HttpResponse:
    """A transcript as apps take it."""
    words = vtt.webvtt(cues, language=language)
    return HttpResponse(words, content_type=vtt.CONTENT_TYPE, headers=FOR_ALL_SITES)
