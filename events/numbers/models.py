"""A number that somebody gave in place of the one they had, until it has been called."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from accessibility.sealed import SealedTextField
from events.choices import RegistrationState


class NewNumberQuerySet(models.QuerySet["NewNumber"]):
    """Questions about them."""

    def to_call(self, now: datetime) -> NewNumberQuerySet:
        """Those that still matter: nobody is called about a place that is given back or over."""
        alive = self.filter(registration__session__ends_at__gt=now).exclude(registration__resident__name="")
        alive = alive.exclude(registration__state=RegistrationState.CANCELLED)
        return alive.select_related("registration__resident__reached_through", "registration__session__page")


class NewNumber(models.Model):
    """Asked for by whoever holds the link. Until ``proved_at`` letters and calls go where they went.

    Once it is proved the row stays as long as the old number has not been told.
    """

    registration = models.OneToOneField("events.Registration", on_delete=models.CASCADE, related_name="new_number")
    phone = SealedTextField(purpose="desk")
    old_phone = SealedTextField(purpose="desk", blank=True)
    asked_at = models.DateTimeField()
    proved_at = models.DateTimeField(null=True, blank=True)
    proved_with = models.ForeignKey("auth.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    # Calls that nobody took, and digits that were wrong.
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)

    objects = NewNumberQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def is_proved(self) -> bool:
        """Whether it counts already, and only the old number has to be told."""
        return self.proved_at is not None

    @property
    def to_dial(self) -> str:
        """The number to call next."""
        return self.old_phone if self.is_proved else self.phone
