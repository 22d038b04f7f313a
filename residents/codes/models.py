"""What is kept of a code: nothing that lets anybody use it."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q

from accessibility.sealed import SealedTextField
from residents.codes.rules import MOST_TRIES


class ChallengeQuerySet(models.QuerySet["Challenge"]):
    """Questions about codes."""

    def open(self, now: datetime) -> ChallengeQuerySet:
        """Those that the right code still opens."""
        return self.filter(used_at=None, expires_at__gt=now, tries__lt=MOST_TRIES)


class Challenge(models.Model):
    """One code that was asked for. Its id (in the browser that asked) and the code itself are kept as hashes only."""

    secret_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64)
    purpose = models.CharField(max_length=40)
    # What the code will open, as an id ("registration.17"); nothing personal.
    about = models.CharField(max_length=60, blank=True)
    contact = SealedTextField(purpose="codes", blank=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    objects = ChallengeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"


class Count(models.Model):
    """How often something was done in one stretch of time. In the database, so that all processes count together."""

    # A hash: nobody can tell whose address was counted.
    name = models.CharField(max_length=64)
    since = models.DateTimeField()
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "since"], name="one_count_in_a_time"),
            models.CheckConstraint(condition=~Q(name=""), name="a_count_has_a_name"),
        ]
        indexes = [models.Index(fields=["since"], name="counts_by_age")]

    def __str__(self) -> str:
        return f"{self.name[:8]} {self.since}: {self.number}"
