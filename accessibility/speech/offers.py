"""The files of a recording as pages offer them: what a player is given, and what can be taken along, with its size."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypedDict

from django.utils.translation import gettext as _

from accessibility.models import PageRecording
from accessibility.speech.kinds import KINDS, MP3, OGG, SAVER
from accessibility.speech.lengths import length_in_words, size_in_words

TYPES = {MP3: "MP3", OGG: "Ogg Opus", SAVER: "Ogg Opus"}


class FileToKeep(TypedDict):
    """One file as the components file_link and audio show it; ``size`` is in words, so that it is known beforehand."""

    href: str
    title: str
    type: str
    size: str
    length: str


def kinds_to_play(*, is_light: bool) -> tuple[str, ...]:
    """In the order a browser tries them. Who asked for few data is given the smallest that it can play."""
    return (SAVER if is_light else OGG), MP3


def sources(address: Callable[[str], str], *, is_light: bool) -> list[dict[str, str]]:
    """For a player; ``address`` says where a kind is."""
    return [{"href": address(each), "type": KINDS[each].content_type} for each in kinds_to_play(is_light=is_light)]


def files(
    row: PageRecording, address: Callable[[str], str], *, kinds: Iterable[str] = tuple(KINDS)
) -> Iterator[FileToKeep]:
    """For taking along; recordings of an older make have fewer kinds."""
    for ending in kinds:
        if size := row.sizes.get(ending):
            yield FileToKeep(
                href=f"{address(ending)}&download=1",
                title=title_of(ending),
                type=TYPES[ending],
                size=size_in_words(size),
                length=length_in_words(row.seconds),
            )


def title_of(ending: str) -> str:
    """What the file is good for: its type alone says nothing to most people."""
    return {
        MP3: _("音声のファイル どの機械でも聞ける"),
        OGG: _("音声のファイル 音がきれい"),
        SAVER: _("音声のファイル 通信の量が少ない"),
    }[ending]
