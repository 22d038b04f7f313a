"""Whoever holds the link of a registration holds the registration."""

from django.shortcuts import get_object_or_404

from events.models import Registration


def find(token: str) -> Registration:
    """The registration of a link, or 404."""
    known = Registration.objects.select_related("session__page", "resident__reached_through")
    return get_object_or_404(known, token=token)
