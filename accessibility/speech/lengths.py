"""Lengths and sizes in words."""

from django.utils.translation import gettext as _


def length_in_words(seconds: float) -> str:
    """3分20秒; an estimate is better said with 約 before it."""
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return _("%(seconds)d秒") % {"seconds": max(1, rest)}
    if not rest:
        return _("%(minutes)d分") % {"minutes": minutes}
    return _("%(minutes)d分%(seconds)d秒") % {"minutes": minutes, "seconds": rest}


def estimate_in_words(seconds: float) -> str:
    """約3分; half a minute is as exact as an estimate can be."""
    if seconds < 60:
        return _("約%(seconds)d秒") % {"seconds": max(10, round(seconds / 10) * 10)}
    return _("約%(minutes)d分") % {"minutes": round(seconds / 60)}


def size_in_words(count: int) -> str:
    """The exact size: 182,345バイト is hard to hear, 182キロバイト is not."""
    if count < 1_000_000:
        return _("%(size)dキロバイト") % {"size": max(1, round(count / 1000))}
    return _("%(size).1fメガバイト") % {"size": count / 1_000_000}
