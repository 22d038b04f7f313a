"""One moment for all."""

from django.utils import timezone

NOW = timezone.now()
