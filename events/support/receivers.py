"""What follows for cases when a session changes, whichever way it was changed."""

from typing import Any

from django.db.models.signals import post_save
from django.utils import timezone

from events.models import Session
from events.support.deadlines import follow_new_dates


def connect() -> None:
    """Listen to sessions: the editor, a series and the verbs that move them all save them."""
    post_save.connect(follow, sender=Session, dispatch_uid="events.support.follow")


def follow(*, instance: Session, created: bool, **_kwargs: Any) -> None:
    """Another day, other days to settle things by."""
    if not created:
        follow_new_dates(instance, now=timezone.now())
