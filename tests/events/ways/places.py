"""One moment for all, and how somebody takes a place."""

from collections.abc import Callable

from django.utils import timezone

from events.models import Registration

NOW = timezone.now()
Takes = Callable[..., Registration]
