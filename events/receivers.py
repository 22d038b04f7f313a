"""What follows from publishing an event."""

from typing import Any

from django.utils import timezone
from wagtail.signals import page_published, page_unpublished

from accessibility import languages
from events.actions import promote_from_waiting_list
from events.models import EventPage, Registration, Session
from events.sessions.announcing import tell_what_is_new


def connect() -> None:
    """Listen to Wagtail."""
    page_published.connect(follow_up, sender=EventPage, dispatch_uid="events.follow_up")
    page_unpublished.connect(take_translations_back, sender=EventPage, dispatch_uid="events.translations")


def follow_up(*, instance: EventPage, **_kwargs: Any) -> None:
    """A larger room calls up those who wait; what is new about a session is told to everybody who has a place."""
    now = timezone.now()
    tell_what_is_new(instance.pk, now=now)
    waiting = Registration.objects.waiting().filter(session__page=instance, session__ends_at__gt=now).order_by()
    for session in Session.objects.scheduled().filter(pk__in=waiting.values("session")):
        promote_from_waiting_list(session_id=session.pk, now=now)


def take_translations_back(*, instance: EventPage, **_kwargs: Any) -> None:
    """Without its original a translated event has no sessions: nobody should stand before an empty page."""
    if instance.locale.language_code == languages.default_language():
        for page in EventPage.objects.live().filter(translation_key=instance.translation_key).exclude(pk=instance.pk):
            page.unpublish()
