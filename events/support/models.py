"""The history of a case, and what stays when the case is gone."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accessibility.sealed import SealedTextField
from events.choices import SupportState
from events.models import SupportRequest
from events.models.registration import SEALED_AS
from events.support.choices import StepKind


class CaseStep(models.Model):
    """One line of the history of a case: who did or said what, when."""

    request = models.ForeignKey(SupportRequest, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=20, choices=StepKind)
    state = models.CharField(max_length=20, choices=SupportState, blank=True)
    words = SealedTextField(purpose=SEALED_AS, max_length=1000, blank=True)
    at = models.DateTimeField()
    # Nobody: the resident, or the house itself when a day had passed.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by_resident = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("配慮の経過")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.request_id} {self.kind}"

    @property
    def title(self) -> str:
        """What happened, in one phrase."""
        if self.kind == StepKind.MOVED and self.state:
            return str(SupportState(self.state).label)
        return str(self.get_kind_display())

    @property
    def occasion(self) -> str:
        """The letter about this step, among all letters about support of one registration."""
        return f"{self.request_id}.{self.pk}"


class SupportTally(models.Model):
    """How many of one kind in one year, kept when the cases themselves are erased. Leads to nobody.

    Never shown below five (``figures.FEWEST_TO_TELL``), and kept only as sums.
    """

    year = models.PositiveSmallIntegerField(_("年度"))
    kind = models.CharField(_("配慮"), max_length=40)
    asked = models.PositiveIntegerField(_("申し出"), default=0)
    provided = models.PositiveIntegerField(_("用意した"), default=0)
    alternative = models.PositiveIntegerField(_("代わりの方法"), default=0)
    missing = models.PositiveIntegerField(_("用意できなかった"), default=0)
    withdrawn = models.PositiveIntegerField(_("取り下げ"), default=0)
    reached = models.PositiveIntegerField(_("届いた"), default=0)
    partly = models.PositiveIntegerField(_("一部だけ届いた"), default=0)
    not_reached = models.PositiveIntegerField(_("届かなかった"), default=0)
    # Provided in place of something else; nobody asked for it.
    as_instead = models.PositiveIntegerField(_("代わりとして用意した"), default=0)
    cost_yen = models.PositiveBigIntegerField(_("費用（円）"), default=0)

    class Meta:
        verbose_name = _("配慮の年間の数")
        constraints = [models.UniqueConstraint(fields=["year", "kind"], name="one_tally_of_a_kind_and_year")]

    def __str__(self) -> str:
        return f"{self.year} {self.kind}"
