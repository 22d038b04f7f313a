"""The fingerprint of what a feed would say, without saying it.

Calendars ask many times a day. Two small questions to the database tell whether anything changed; the truth is in the
tables, so every process of every machine knows it at once, and a session moved without publishing is seen too.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django.conf import settings

from accessibility import languages
from events.catalogue.models import SupportItem
from events.feeds.selection import Selection
from events.models import Audience, EventPage

# Counted up when a format says something in another way: everybody then fetches once more.
EDITION = 1
_PAGE = ("pk", "translation_key", "live_revision_id", "last_published_at", "title", "url_path")
_SESSION = (
    "pk", "page_id", "starts_at", "ends_at", "times_known", "status", "news", "news_en", "note", "note_en", "capacity",
    "registration_opens_at", "registration_closes_at", "support_days", "way_capacities", "changed_at",
)  # fmt: skip


def stamp(selection: Selection, *about: Any) -> str:
    """An ETag. ``about`` is what else the answer depends on: its format, the day, the host."""
    made = hashlib.sha256(repr((EDITION, languages.current(), selection, settings.ENGAWA_TOWN, about)).encode())
    events = selection.events()
    for row in events.values_list(*_PAGE).iterator():
        made.update(repr(row).encode())
    if not languages.is_default():
        here = EventPage.objects.live().filter(locale__language_code=languages.current())
        for row in here.order_by("pk").values_list(*_PAGE).iterator():
            made.update(repr(row).encode())
    sessions = selection.sessions().filter(page__in=events.order_by().values("pk"))
    for row in sessions.order_by("pk").values_list(*_SESSION).iterator():
        made.update(repr(row).encode())
    made.update(repr(_lists_of_the_town()).encode())
    return f'"{made.hexdigest()[:32]}"'


def _lists_of_the_town() -> list[Any]:
    """For whom, and which support there is: no event is published when one of them gets another name. One question."""
    audiences = Audience.objects.order_by().values_list("slug", "name", "name_en", "sort_order")
    supports = SupportItem.objects.order_by().values_list("key", "name", "name_en", "sort_order")
    return sorted(audiences.union(supports, all=True))
