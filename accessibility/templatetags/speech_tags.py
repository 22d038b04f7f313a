"""Template tags about sound."""

from typing import Any

from django import template

from accessibility.speech import bar

register = template.Library()


@register.simple_tag(takes_context=True)
def page_sound(context: dict[str, Any], page_id: int, version: str = "") -> dict[str, Any]:
    """``{% page_sound page.pk as sound %}``: ``sources``, ``length`` and ``files`` for the player."""
    return bar.page_sound(page_id, version, is_light=context["display"].is_light)
