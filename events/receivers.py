"""What follows from publishing an event."""

from typing import Any

from django.utils import timezone
from wagtail.signals import page_published, page_unpublished

from accessibility import languages
from events.actions import promote_from_waiting_list, tell_that_session_is_called_off
from events.models import EventPage, Registration, Session


def connect() -> None:
    """Listen to Wagtail."""
    page_published.connect(follow_up, sender=EventPage, dispatch_uid="events.follow_up")
    page_unpublished.connect(take_translations_back, sender=EventPage, dispatch_uid="events.translations")


def follow_up(*, instance: EventPage, **_kwargs: Any) -> None:
    """A larger room calls up those who wait; a session called off is told to everybody who has a place at it."""
    now = timezone.now()
    concerned = Registration.objects.standing().filter(session__page=instance, session__ends_at__gt=now)
    for session in Session.objects.filter(pk__in=concerned.values("session")):
        if session.takes_place:
            promote_from_waiting_list(session_id=session.pk, now=now)
        else:
            tell_that_session_is_called_off(session_id=session.pk, now=now)


def take_translations_back(*, instance: EventPage, **_kwargs: Any) -> None:
    """Without its original a translated event has no sessions: nobody should stand before an empty page."""
    if instance.locale.language_code == languages.default_language():
        for page in EventPage.objects.live().filter(translation_key=instance.translation_key).exclude(pk=instance.pk):
            page.unpublish()
