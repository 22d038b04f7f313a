"""What was found in a file, kept by the file's own digest: the same file is never examined twice."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.findings.finding import Examined, Finding, examined_from_json
from documents.findings.states import ExaminationState


class Examination(models.Model):
    """One file, looked at once by one recipe. Newer detectors (``actions.RECIPE``) look again."""

    sha256 = models.CharField(_("ファイルのしるし（SHA-256）"), max_length=64, unique=True)
    file_type = models.CharField(_("種類"), max_length=20, blank=True)
    recipe = models.PositiveSmallIntegerField(_("調べ方の版"))
    state = models.CharField(_("ようす"), max_length=10, choices=ExaminationState, default=ExaminationState.WAITING)
    examined_at = models.DateTimeField(_("調べた日時"))
    result = models.JSONField(_("結果"), default=dict, blank=True)
    placed = models.BooleanField(_("紙の上の場所を調べた"), default=False)

    class Meta:
        verbose_name = _("資料の使いやすさ")
        verbose_name_plural = _("資料の使いやすさ")

    def __str__(self) -> str:
        return f"{self.file_type} {self.sha256[:12]}"

    @property
    def examined(self) -> Examined:
        """Findings, sizes of pages and the validator's word; nothing before it is done."""
        return examined_from_json(self.result) if self.result else Examined(findings=[])

    @property
    def findings(self) -> list[Finding]:
        """In the order of pages."""
        return self.examined.findings


class Judgement(models.Model):
    """Staff's word on a finding: it may stay as it is, and why. Detectors guess; people know."""

    examination = models.ForeignKey(Examination, on_delete=models.CASCADE, related_name="judgements")
    key = models.CharField(max_length=64)
    reason = models.CharField(_("このままでよい理由"), max_length=200)
    judged_by: "models.ForeignKey[Any, Any]" = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    judged_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["examination", "key"], name="one_judgement_for_a_finding")]
        verbose_name = _("このままでよいと決めた点")
        verbose_name_plural = _("このままでよいと決めた点")

    def __str__(self) -> str:
        return self.reason
