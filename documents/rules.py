"""Sizes, lengths and offers in words: somebody on a metered line decides by them."""

from dataclasses import dataclass
from math import ceil

from django.utils.html import format_html
from django.utils.translation import gettext as _

from accessibility.weight import seconds_on_a_slow_line

KILOBYTE, MEGABYTE = 1_000, 1_000_000
SECONDS_A_MINUTE = 60


def size_in_words(size: int) -> str:
    """「245キロバイト」, the way a screen reader says it right."""
    if size < KILOBYTE:
        return _("%(size)dバイト") % {"size": size}
    if size < MEGABYTE:
        return _("%(size)dキロバイト") % {"size": ceil(size / KILOBYTE)}
    return _("%(size).1fメガバイト") % {"size": size / MEGABYTE}


def minutes_in_words(seconds: float) -> str:
    """「約3分」; nothing is shorter than a minute to somebody who waits."""
    return _("約%(minutes)d分") % {"minutes": max(1, round(seconds / SECONDS_A_MINUTE))}


def seconds_in_words(seconds: float) -> str:
    """「3分20秒」, the exact length of a recording."""
    minutes, rest = divmod(round(seconds), SECONDS_A_MINUTE)
    if not minutes:
        return _("%(rest)d秒") % {"rest": rest}
    return _("%(minutes)d分%(rest)d秒") % {"minutes": minutes, "rest": rest} if rest else _("%(m)d分") % {"m": minutes}


def time_on_a_slow_line(size: int) -> str:
    """「遅い回線で約20秒」, from pressing the link to having the file, on the line that the house is built for."""
    seconds = seconds_on_a_slow_line(size)
    # To the next five seconds: nobody should wait longer than they were told.
    if (told := ceil(seconds / 5) * 5) < SECONDS_A_MINUTE:
        return _("遅い回線で約%(seconds)d秒") % {"seconds": told}
    return _("遅い回線で約%(minutes)d分") % {"minutes": ceil(seconds / SECONDS_A_MINUTE)}


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read on a page rather than taken along: this page, its easy version."""

    href: str
    title: str
    about: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """One format as the page offers it. ``href`` is empty while it cannot be had; then ``word`` says why."""

    document: str
    name: str
    type: str
    href: str = ""
    length: str = ""
    size: str = ""
    word: str = ""
    # A visitor may keep any of them on the device, to have it without a line.
    keep: bool = True

    @property
    def title(self) -> str:
        """The link's words. The document's name is only heard: the eye sees it at the top of the page.

        Somebody who lists the links of a page by ear must not meet four times 「22ポイント」 of nothing.
        """
        return format_html('<span class="visually-hidden">{}、</span>{}', self.document, self.name)
