"""Template tags about sound."""

from typing import Any

from django import template

from accessibility.speech import bar

register = template.Library()


@register.simple_tag
def page_sound(page_id: int, version: str = "") -> dict[str, Any]:
    """``{% page_sound page.pk as sound %}``: ``sources``, ``length`` and ``download`` for the player."""
    return bar.page_sound(page_id, version)
