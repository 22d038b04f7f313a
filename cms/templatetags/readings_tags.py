"""The ways from a public page to its readings and to hearing its draft, for staff alone."""

from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context
from django.urls import reverse

from cms.readings.views import MEND
from cms.second_factor.entry import is_waived
from cms.sound.hearing_views import HEAR

register = template.Library()


@register.simple_tag(takes_context=True)
def address_for_mending_readings(context: Context) -> str:
    """Where the page's readings are mended, or ""."""
    return _address(context, MEND, "cms_readings:page")


@register.simple_tag(takes_context=True)
def address_for_hearing_drafts(context: Context) -> str:
    """Where the page's draft is heard, or ""."""
    return _address(context, HEAR, "cms_hearing:page")


def _address(context: Context, duty: str, name: str) -> str:
    """Visitors have no session, so none is looked for; their pages are kept, these are not."""
    request: Any = context.get("request")
    page: Any = context.get("page")
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES or not getattr(page, "pk", None):
        return ""
    user = request.user
    may_enter = user.is_authenticated and (user.is_verified() or is_waived())
    return reverse(name, args=[page.pk]) if may_enter and user.has_perm(duty) else ""
