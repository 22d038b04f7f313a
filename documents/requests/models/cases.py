"""One request: who wants which document in which form until when, and how far that is."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.requests import rules
from documents.requests.choices import CaseState, StepKind
from documents.requests.models.delivery import Delivered

if TYPE_CHECKING:
    from residents.models import Resident


class CaseQuerySet(models.QuerySet["Case"]):
    """Questions about requests."""

    def open(self) -> CaseQuerySet:
        """Those with something still to do."""
        return self.filter(state__in=rules.OPEN)

    def late(self, today: date) -> CaseQuerySet:
        """Promised for a day that is over."""
        return self.filter(state__in=rules.UNDER_A_PROMISE, due_on__lt=today)

    def of(self, resident: Resident) -> CaseQuerySet:
        """What one resident asked for."""
        return self.filter(resident=resident)

    def with_an_address_to_forget(self, now: datetime) -> CaseQuerySet:
        """Whose postal address nobody needs any more."""
        sent_long_ago = Q(state=CaseState.SENT, moved_at__lte=now - rules.ADDRESS_KEPT_AFTER_SENDING)
        return self.exclude(address="", postcode="").filter(Q(state__in=rules.OVER) | sent_long_ago)


class Case(Delivered):
    """A request for one document (申し出). The row stays for the counts when its person has gone."""

    page = models.ForeignKey("documents.DocumentPage", null=True, on_delete=models.SET_NULL, related_name="+")
    # A document that is taken off the site was promised all the same.
    title = models.CharField(_("資料"), max_length=255)
    order = models.ForeignKey(
        "document_requests.StandingOrder", null=True, on_delete=models.PROTECT, related_name="cases"
    )
    state = models.CharField(_("状態"), max_length=20, choices=CaseState, default=CaseState.ASKED)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("担当"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    wanted_on = models.DateField(_("いつまでにほしいか"), null=True, blank=True)
    days_promised = models.PositiveSmallIntegerField(_("お約束の日数"))
    due_on = models.DateField(_("お約束の日"))
    created_at = models.DateTimeField(_("申し出の日時"))
    moved_at = models.DateTimeField(_("状態が変わった日時"))
    sent_at = models.DateTimeField(_("送った日時"), null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("資料の申し出")
        verbose_name_plural = _("資料の申し出")
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["state", "due_on"], name="document_request_queue"),
            models.Index(fields=["created_at"], name="document_request_by_age"),
        ]
        constraints = [models.UniqueConstraint(fields=["order", "page"], name="one_case_of_an_order_and_page")]

    @property
    def next_states(self) -> tuple[CaseState, ...]:
        """Where staff can move it from here."""
        return rules.NEXT_STATES[CaseState(self.state)]

    @property
    def where_to(self) -> tuple[str, str]:
        """Postcode and address: its own, or those of the standing order as they are now."""
        if self.address or self.order is None:
            return self.postcode, self.address
        return self.order.postcode, self.order.address


class Step(models.Model):
    """One line of a case's history: what happened, when, by whom (nobody: the resident), in which words."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=20, choices=StepKind)
    state = models.CharField(max_length=20, choices=CaseState, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.CharField(max_length=1000, blank=True)
    # To be said by telephone, because no letter reaches them.
    to_tell = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("申し出の経過")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["to_tell"], name="document_request_calls", condition=Q(to_tell=True))]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind}"

    @property
    def letter_key(self) -> str:
        """Under which key the outbox has the letter that told of it."""
        return f"document_requests.step.{self.pk}"

    @property
    def title(self) -> str:
        """What happened, in words."""
        if self.kind == StepKind.MOVED:
            return str(CaseState(self.state).label)
        return str(StepKind(self.kind).label)
