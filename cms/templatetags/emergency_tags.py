"""``{% emergency_now as emergency %}``: what everybody has to know, if anything."""

from typing import Any

from django import template
from django.template import Context

from cms.emergency.words import notice_now

register = template.Library()


@register.simple_tag(takes_context=True)
def emergency_now(context: Context) -> dict[str, Any] | None:
    """The town's notice, or nothing. An error page has no request, and must not ask a database that may be down."""
    return notice_now() if context.get("request") else None
