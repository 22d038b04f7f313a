"""The moment at which the tests of sessions take place."""

from django.utils import timezone

NOW = timezone.now()
