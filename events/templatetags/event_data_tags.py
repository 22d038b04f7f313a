"""What other programs find in the head of an event's page, out of what the page has gathered for people anyway."""

import json
from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

from accessibility import languages
from events.feeds.gathering import PublicEvent
from events.feeds.schema_org import SESSIONS_IN_A_PAGE, brief_thing_of
from events.models import EventPage
from events.overview import Programme

register = template.Library()
# Inside a script element nothing else ends it or begins a comment (HTML, "restrictions for contents of script").
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def event_linked_data(context: Context) -> SafeString:
    """schema.org as JSON, safe inside its element; empty in previews and when nothing is to come."""
    page: EventPage = context["page"]
    request: Any = context.get("request")
    programme: Programme | None = context.get("programme")
    rows = [row.session for row in context.get("rows") or []]
    if request is None or programme is None or not rows or not page.pk:
        return mark_safe("")
    if here := page.family.get(languages.current()):
        # Read already to find the original; asking the page would cost another question.
        page.locale = here.locale
    shown = rows[:SESSIONS_IN_A_PAGE]
    event = PublicEvent(page, shown[0].page, shown, programme.ways, programme.support_offers, ())
    words = json.dumps(brief_thing_of(event, request.build_absolute_uri), ensure_ascii=False, separators=(",", ":"))
    return mark_safe(words.translate(ESCAPES))  # noqa: S308 -- nothing in it can end the element
