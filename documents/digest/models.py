"""Who gets the weekly letter, and which letters there were."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from documents.digest.references import new_reference
from residents.models import Resident


class Version(models.TextChoices):
    """In which words the letter comes. Each names itself as its readers would."""

    JAPANESE = "ja", _("日本語")
    EASY = "easy", _("やさしい日本語")
    ENGLISH = "en", _("English（英語）")

    @property
    def language(self) -> str:
        """The language of its words."""
        return "en" if self == Version.ENGLISH else "ja"


def new_token() -> str:
    """The secret part of a reader's own address."""
    return secrets.token_urlsafe(24)


def key_of(email: str) -> str:
    """One address, one reader, however it is written; nobody can read the address from it."""
    return salted_hmac("documents.digest", email.casefold()).hexdigest()[:40]


class ReaderQuerySet(models.QuerySet["Reader"]):
    """Questions about readers."""

    def confirmed(self) -> ReaderQuerySet:
        """Those who pressed the button in the first letter: only they get any more."""
        return self.exclude(confirmed_at=None)

    def unconfirmed_since(self, moment: datetime) -> ReaderQuerySet:
        """Those who never did: perhaps somebody else typed their address."""
        return self.filter(confirmed_at=None, asked_at__lt=moment)


class Reader(models.Model):
    """One reader. What they like to read about is not asked: in a list of addresses it would tell of their lives."""

    resident = models.OneToOneField(Resident, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=40, unique=True)
    token = models.CharField(max_length=40, unique=True, default=new_token)
    reference = models.CharField(_("受付番号"), max_length=12, unique=True, default=new_reference)
    version = models.CharField(_("言葉"), max_length=4, choices=Version, default=Version.JAPANESE)
    neutral_subject = models.BooleanField(_("件名に内容を書かない"), default=False)
    asked_at = models.DateTimeField(_("申し込んだ日時"))
    asked_times = models.PositiveSmallIntegerField(default=0)
    confirmed_at = models.DateTimeField(_("確かめた日時"), null=True)

    objects = ReaderQuerySet.as_manager()

    class Meta:
        verbose_name = _("お知らせを受け取る方")
        verbose_name_plural = _("お知らせを受け取る方")

    def __str__(self) -> str:
        # Without the address: this goes into logs.
        return self.reference


class DigestIssue(models.Model):
    """One week's letter: which documents it tells of, and how many got it."""

    moment = models.DateTimeField(_("送る日時"), unique=True)
    since = models.DateTimeField()
    documents = models.ManyToManyField("documents.DocumentPage", related_name="+", verbose_name=_("資料"))
    letters = models.PositiveIntegerField(_("手紙の数"), default=0)
    finished_at = models.DateTimeField(_("書き終えた日時"), null=True)

    class Meta:
        verbose_name = _("資料のお知らせの手紙")
        verbose_name_plural = _("資料のお知らせの手紙")
        ordering = ["-moment"]

    def __str__(self) -> str:
        return f"{self.moment:%Y-%m-%d}"
