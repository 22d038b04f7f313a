"""The way to the weekly programme, for pages of the rooms above."""

from django import template

from accessibility import languages
from cms.broadcast.models import BroadcastIndexPage

register = template.Library()


@register.simple_tag
def broadcast_index() -> BroadcastIndexPage | None:
    """``{% broadcast_index as programmes %}``: the list of programmes in the language of the visit, if there is one.

    One question, on the front door too: whether it is behind a password is not asked, since the link says nothing.
    """
    return BroadcastIndexPage.objects.live().filter(locale__language_code=languages.current()).first()
