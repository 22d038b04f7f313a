"""Whoever holds the link of a registration holds the registration."""

from django.shortcuts import get_object_or_404

from events.models import Registration
from events.models.querysets import RegistrationQuerySet
from events.registration_page import questions


def find(token: str) -> Registration:
    """The registration of a link, or 404."""
    return get_object_or_404(_known(), token=token)


def find_for_page(token: str) -> Registration:
    """The same with the answers to what the pieces of its page ask, in one question."""
    return get_object_or_404(_known().annotate(**questions()), token=token)


def _known() -> RegistrationQuerySet:
    return Registration.objects.select_related("session__page", "resident__reached_through")
