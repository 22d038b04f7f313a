"""Mandates, what was done under them, and what both sides were told."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from residents.mandates.choices import ActKind, Confirmation, EndedBy, MandateState, NoticeKind, Scope


class MandateQuerySet(models.QuerySet["Mandate"]):
    """Questions about mandates."""

    def valid(self, now: datetime) -> MandateQuerySet:
        """Confirmed, not ended, not past their last day: the same rule as ``Mandate.is_valid``."""
        return self.filter(confirmed_at__lte=now, ended_at=None, until__gte=timezone.localdate(now))

    def asked(self, now: datetime) -> MandateQuerySet:
        """Waiting for the resident's word."""
        return self.filter(confirmed_at=None, ended_at=None, until__gte=timezone.localdate(now))

    def over(self, now: datetime) -> MandateQuerySet:
        """Past their last day, and nobody has said so yet."""
        return self.filter(ended_at=None, until__lt=timezone.localdate(now))


class Mandate(models.Model):
    """One carer may do some things for one resident until a day (委任).

    Two secrets: ``carer_token`` opens the carer's page, ``resident_token`` the resident's own, where it is confirmed,
    looked over and ended. ``reference`` can be said on the telephone.
    """

    carer = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="mandates_held", verbose_name=_("代わりをする方")
    )
    resident = models.ForeignKey(
        "residents.Resident", on_delete=models.PROTECT, related_name="mandates_given", verbose_name=_("ご本人")
    )
    may_register = models.BooleanField(Scope.REGISTER.label, default=False)
    may_see_documents = models.BooleanField(Scope.DOCUMENTS.label, default=False)
    may_see_support = models.BooleanField(Scope.SUPPORT.label, default=False)
    # Requests for documents from before the mandate. The resident alone decides it, and nothing is no.
    sees_earlier = models.BooleanField(_("委任より前に申し出た資料も見る"), default=False)
    until = models.DateField(_("いつまで（その日をふくむ）"))
    reference = models.CharField(_("委任の番号"), max_length=20, unique=True)
    carer_token = models.CharField(max_length=64, unique=True)
    resident_token = models.CharField(max_length=64, unique=True)
    form_key = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=10, default="ja")
    asked_at = models.DateTimeField(_("申し出の日時"))
    confirmed_at = models.DateTimeField(_("確認の日時"), null=True, blank=True)
    confirmed_how = models.CharField(_("確認のしかた"), max_length=20, choices=Confirmation, blank=True)
    confirmed_with = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    ended_at = models.DateTimeField(_("終わった日時"), null=True, blank=True)
    ended_by = models.CharField(_("終わらせた方"), max_length=20, choices=EndedBy, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("委任")
        verbose_name_plural = _("委任")
        indexes = [models.Index(fields=["ended_at", "until"], name="mandates_by_end")]

    def __str__(self) -> str:
        return self.reference

    def state_at(self, now: datetime) -> MandateState:
        """Where it stands at this moment."""
        if self.ended_at or self.until < timezone.localdate(now):
            return MandateState.ENDED
        return MandateState.VALID if self.confirmed_at else MandateState.ASKED

    def is_valid(self, now: datetime) -> bool:
        """Whether the carer may act at this moment."""
        return self.state_at(now) == MandateState.VALID

    @property
    def scopes(self) -> list[Scope]:
        """What the carer may do."""
        return [scope for scope in Scope if getattr(self, scope.value)]

    @property
    def scope_words(self) -> list[str]:
        """The same in words; how far back documents may be seen is said with them."""
        words = {scope: str(scope.label) for scope in self.scopes}
        if self.sees_earlier and Scope.DOCUMENTS in words:
            back = _("%(scope)s（委任より前に申し出た資料も）") % {"scope": words[Scope.DOCUMENTS]}
            words[Scope.DOCUMENTS] = str(back)
        return list(words.values())


class Act(models.Model):
    """One thing that was done or looked at under a mandate. The resident sees every one."""

    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="acts")
    kind = models.CharField(max_length=20, choices=ActKind)
    about = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("代わりにしたこと")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.mandate_id} {self.kind}"

    @property
    def words(self) -> str:
        """「申し込みました：縁側サロン」."""
        return f"{self.get_kind_display()}：{self.about}" if self.about else str(self.get_kind_display())


class Notice(models.Model):
    """One side is told one thing: by a letter, or by a call that staff still have to make (``told_at`` empty)."""

    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="notices")
    act = models.ForeignKey(Act, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=NoticeKind)
    to_carer = models.BooleanField()
    by_mail = models.BooleanField()
    created_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("委任の知らせ")
        indexes = [models.Index(fields=["by_mail", "told_at"], name="mandate_calls")]

    def __str__(self) -> str:
        return f"{self.mandate_id} {self.kind}"

    @property
    def to(self) -> str:
        """Whom to call."""
        return str(self.mandate.carer.name if self.to_carer else self.mandate.resident.name)

    @property
    def phone(self) -> str:
        """The number to dial."""
        return str(self.mandate.carer.phone if self.to_carer else self.mandate.resident.phone)
