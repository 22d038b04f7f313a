"""What is changed beside the page's editor must not be undone by it.

Wagtail keeps a copy of every session inside the page's drafts and writes it back when one is published. Whatever is
changed here is therefore changed in the newest draft and in those that wait for their hour as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import Q
from modelcluster.models import get_serializable_data_for_fields
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from cms.signals import public_content_changed
from events.models import EventPage, Session


def put(session: Session, names: Iterable[str]) -> None:
    """The named fields of a session as they are now."""
    data = get_serializable_data_for_fields(session)
    changed = {name: data[name] for name in names}
    for kept in _kept_sessions(session.page_id):
        for row in kept:
            if row["pk"] == session.pk:
                row.update(changed)


def add(page_id: int, sessions: Collection[Session]) -> None:
    """Sessions that no draft can know yet."""
    rows = [get_serializable_data_for_fields(session) for session in sessions]
    for kept in _kept_sessions(page_id):
        kept.extend(rows)


def remove(page_id: int, pks: Collection[int]) -> None:
    """Sessions that are gone, or a draft would bring them back."""
    for kept in _kept_sessions(page_id):
        kept[:] = [row for row in kept if row["pk"] not in pks]


def _kept_sessions(page_id: int) -> Iterator[list[dict[str, Any]]]:
    """The sessions inside each draft that may still be published by itself; saved after they were changed."""
    page = Page.objects.get(pk=page_id)
    wanted = Q(pk=page.latest_revision_id) | Q(approved_go_live_at__isnull=False)
    for revision in Revision.page_revisions.filter(wanted, object_id=str(page_id)):
        yield revision.content.setdefault("sessions", [])
        revision.save(update_fields=["content"])


def say_that_page_changed(page_id: int) -> None:
    """To whatever follows publishing (sound, kept pages, the waiting list) the event says something new now.

    Its translations show the same sessions, so they say something new as well.
    """
    key = EventPage.objects.values_list("translation_key", flat=True).get(pk=page_id)
    for page in EventPage.objects.live().filter(translation_key=key).select_related("live_revision"):
        page_published.send(sender=EventPage, instance=page, revision=page.live_revision)
    transaction.on_commit(lambda: public_content_changed.send(sender=EventPage))
