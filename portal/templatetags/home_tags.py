"""What the front door knows of the rooms behind it."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils import timezone

from accessibility import languages
from documents.models import DocumentPage
from events.criteria import Criteria
from events.models.listing import EventCard, cards, matching_events

register = template.Library()
# More than three of a kind is a list, and the list has a page of its own.
SHOWN = 3
# Events are ordered by their next session, so those that are running lead. This many are looked at to part the two.
LOOKED_AT = 10


@dataclass(frozen=True, slots=True)
class Programme:
    """What can be joined at this moment, and what comes next."""

    running: list[EventCard]
    coming: list[EventCard]


@register.simple_tag
def programme() -> Programme:
    """The events of the front door, in six queries however many there are."""
    now = timezone.now()
    found = cards(list(matching_events(Criteria(), now=now)[:LOOKED_AT]), now=now)
    # Whoever comes to the front door looks for something to join: what is closed steps back, and is still in the list.
    coming = sorted((card for card in found if not card.is_running), key=lambda card: not card.is_open)
    return Programme(running=[card for card in found if card.is_running][:SHOWN], coming=coming[:SHOWN])


@register.simple_tag
def new_documents() -> Any:
    """The newest documents."""
    documents = DocumentPage.objects.live().public().filter(locale__language_code=languages.current())
    return documents.order_by("-issued_on", "-pk")[:SHOWN]
