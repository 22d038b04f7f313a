"""What can be subscribed to. Rooms that publish sound register a channel; this floor knows none of them."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST_EPISODES = 50
# All channels in one, for those who want everything and for browsers that look for one address.
EVERYTHING = "all"
_NAME = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Sound:
    """One file of an episode: where it is, which kind of sound it is, and its exact length in bytes."""

    href: str
    ending: str
    size: int


@dataclass(frozen=True, slots=True)
class Episode:
    """One thing to hear. ``guid`` stays when words, sound or the site's name change: nobody hears it twice.

    ``sounds`` begins with the one that every app plays. ``address`` is the page that says the same in writing,
    ``transcript`` the WebVTT of the first sound.
    """

    guid: str
    title: str
    about: str
    published_at: dt.datetime
    address: str
    sounds: tuple[Sound, ...]
    seconds: float
    transcript: str = ""
    language: str = "ja"


@dataclass(frozen=True, slots=True)
class Channel:
    """A sort of episodes. ``episodes`` gives those in a language that can be heard now, newest first."""

    name: str
    title: str | Promise
    about: str | Promise
    episodes: Callable[[str], Iterable[Episode]]


_registered: dict[str, Channel] = {}


def register(channel: Channel) -> None:
    """Offer a channel. Its name stands in addresses that people keep for years."""
    if channel.name in _registered or channel.name == EVERYTHING or not _NAME.fullmatch(channel.name):
        raise ValueError(f"a channel cannot be named {channel.name!r}, or is named so already")
    _registered[channel.name] = channel


def channels() -> list[Channel]:
    """Everything in one first, then each by itself."""
    return [_everything(), *_registered.values()]


def channel(name: str) -> Channel | None:
    """The channel of this name."""
    return next((each for each in channels() if each.name == name), None)


def newest_first(episodes: Iterable[Episode]) -> list[Episode]:
    """As many as a feed holds."""
    return sorted(episodes, key=lambda episode: episode.published_at, reverse=True)[:MOST_EPISODES]


def _everything() -> Channel:
    def episodes(language: str) -> list[Episode]:
        found = (episode for each in _registered.values() for episode in each.episodes(language))
        return newest_first({episode.guid: episode for episode in found}.values())

    return Channel(
        EVERYTHING,
        _("すべての声のお知らせ"),
        _("このサイトで新しく出た声の番組を、ひとつにまとめて受け取ります。"),
        episodes,
    )
