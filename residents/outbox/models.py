"""Letters on their way."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accessibility.sealed import SealedJSONField, SealedTextField, Unreadable, sealed_fields
from residents.channels import reach
from residents.outbox.rules import LEASE

SEALED_AS = "letters"


class LetterState(models.TextChoices):
    """How far a letter has come."""

    WAITING = "waiting", _("これから送ります")
    SENT = "sent", _("送りました")
    GIVEN_UP = "given_up", _("届きませんでした")
    CAME_BACK = "came_back", _("送りましたが、もどってきました")


class LetterQuerySet(models.QuerySet["OutgoingLetter"]):
    """Questions about letters."""

    def waiting(self) -> LetterQuerySet:
        """Neither sent nor given up."""
        return self.filter(sent_at=None, given_up_at=None)

    def due(self, now: datetime) -> LetterQuerySet:
        """Those whose next try has come: the first job was lost, or the mail server did not answer."""
        return self.waiting().filter(next_try_at__lte=now)

    def free(self, now: datetime) -> LetterQuerySet:
        """Nobody is sending them at this moment, or whoever began to has died over it."""
        return self.waiting().filter(Q(claimed_at=None) | Q(claimed_at__lt=now - LEASE))


class OutgoingLetter(models.Model):
    """One letter, whole: whatever changes after it was written, this is what was said.

    ``key`` names the occasion and holds nothing personal; one key, one letter. Once the mail server has taken the
    letter, address and words go, and a row stays that says when.
    """

    key = models.CharField(max_length=200, unique=True)
    # What stands in the letter as its Message-ID, so that a letter that comes back is known again.
    identity = models.CharField(max_length=300, blank=True, db_index=True)
    channel = models.CharField(_("届け方"), max_length=20, default="mail")
    resident = models.ForeignKey("residents.Resident", null=True, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(_("メールアドレス"), max_length=254, blank=True)
    # Sealed: while a letter waits, a one-time code or the secret link of a registration stands in it.
    subject = SealedTextField(_("件名"), purpose=SEALED_AS, max_length=200, blank=True)
    text = SealedTextField(_("文"), purpose=SEALED_AS, blank=True)
    short = SealedTextField(purpose=SEALED_AS, blank=True)
    html = SealedTextField(purpose=SEALED_AS, blank=True)
    link = SealedTextField(purpose=SEALED_AS, max_length=500, blank=True)
    attachments = SealedJSONField(purpose=SEALED_AS, blank=True)
    headers = SealedJSONField(purpose=SEALED_AS, blank=True)
    created_at = models.DateTimeField(_("書いた日時"))
    next_try_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(_("送ろうとした回数"), default=0)
    sent_at = models.DateTimeField(_("送った日時"), null=True, blank=True)
    given_up_at = models.DateTimeField(_("あきらめた日時"), null=True, blank=True)
    came_back_at = models.DateTimeField(_("もどってきた日時"), null=True, blank=True)
    trouble = models.CharField(_("送れなかったわけ"), max_length=100, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("送る手紙")
        verbose_name_plural = _("送る手紙")
        indexes = [
            models.Index(fields=["sent_at", "given_up_at", "next_try_at"], name="outbox_due"),
            models.Index(fields=["created_at"], name="outbox_by_age"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def state(self) -> LetterState:
        """In one word."""
        if self.came_back_at:
            return LetterState.CAME_BACK
        if self.sent_at:
            return LetterState.SENT
        return LetterState.GIVEN_UP if self.given_up_at else LetterState.WAITING

    @property
    def is_readable(self) -> bool:
        """Whether the key of every part of it still exists."""
        return not any(isinstance(getattr(self, field.attname), Unreadable) for field in sealed_fields(type(self)))

    @property
    def recipient(self) -> str:
        """Where it goes; empty when nobody is there any more, or has no address on this channel."""
        if self.resident:
            return reach.addresses(self.resident).get(self.channel, "")
        return self.address
