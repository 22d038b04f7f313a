"""Slows down whoever asks for the same again and again. Kept in the cache, under a name that leads to nobody."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

WINDOW_SECONDS = 10 * 60
# What a form says to whoever sent it too often.
TOO_OFTEN = _("短い時間に何度も送られました。10分ほど待ってもう一度押すか、電話でお知らせください。")


def too_many(request: HttpRequest, *, purpose: str, limit: int, of: str | None = None) -> bool:
    """Count this request; True when this client made more than ``limit`` of them in ten minutes.

    A library, a home for the elderly or a whole town's network shares one address, so limits must be generous. What is
    sent again and again can be counted by itself, wherever it comes from: ``of`` is then its name.
    """
    counted = client_address(request) if of is None else f"of {of}"
    key = f"throttle:{purpose}:{salted_hmac('accessibility.throttle', counted).hexdigest()[:24]}"
    cache.add(key, 0, WINDOW_SECONDS)
    try:
        return int(cache.incr(key)) > limit
    except ValueError:
        # It expired between the two lines: this is the first request of a new window.
        return False


def client_address(request: HttpRequest) -> str:
    """Who asks. A forwarded address is believed only behind our own proxy, and only what that proxy wrote: the last."""
    if settings.ENGAWA_BEHIND_PROXY:
        return str(request.headers.get("X-Forwarded-For", "")).rpartition(",")[2].strip() or _peer(request)
    return _peer(request)


def _peer(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))
