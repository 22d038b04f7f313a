"""``{% emergency_now as emergency %}``: what everybody has to know, if anything."""

from typing import Any

from django import template

from cms.emergency.words import notice_now

register = template.Library()


@register.simple_tag
def emergency_now() -> dict[str, Any] | None:
    """The town's notice, or nothing."""
    return notice_now()
