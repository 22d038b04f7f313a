"""The catalogue as staff keep it."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.catalogue.builtin import BY_KEY

MOST_STEPS = 10
# The house's own kinds have numbers below; a town's begin here, so that neither ever takes the other's. All have two
# digits, and none is as short as the number of a way of joining: a slip of the eye is found at once.
FIRST_NUMBER_OF_A_TOWN = 51


class SupportItem(models.Model):
    """One kind of support: what it is called, how long it takes, who arranges it, and what there is instead.

    ``key`` is what offers and requests hold. It never changes; the words may.
    """

    key = models.CharField(max_length=40, unique=True, editable=False)
    # On reply cards and wherever a word is too long. Given once and never changed, whatever becomes of name and order.
    number = models.PositiveSmallIntegerField(_("用紙の番号"), null=True, unique=True, editable=False)
    name = models.CharField(
        _("配慮の名前"), max_length=60, unique=True, help_text=_("病気や障害の名前ではなく、することの名前。例：筆談")
    )
    name_en = models.CharField(_("英語での言い方"), max_length=60, blank=True)
    easy = models.CharField(_("やさしい日本語での言い方"), max_length=60, blank=True)
    in_sentence = models.CharField(
        _("文の中での言い方"), max_length=60, blank=True, help_text=_("「…は11月20日までに」の「…」に入る言葉。")
    )
    about = models.CharField(_("どんな配慮か"), max_length=200, blank=True, help_text=_("申し出る人が読む一文。"))
    question = models.CharField(
        _("申し出のときに聞くこと"), max_length=120, blank=True, help_text=_("例：文字の大きさ（例：22ポイント）")
    )
    question_en = models.CharField(_("申し出のときに聞くこと（英語）"), max_length=120, blank=True)
    arranged_by = models.CharField(
        _("手配するところ"),
        max_length=200,
        blank=True,
        help_text=_("職員だけが見ます。例：社会福祉協議会 0267-00-0000"),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("担当"),
        help_text=_("申し出があったとき、はじめから担当になる職員。"),
    )
    needs_arranging = models.BooleanField(
        _("手配がいる"), default=True, help_text=_("外すと、申し出があったときから「手配済み」になります。")
    )
    lead_days = models.PositiveSmallIntegerField(
        _("申し出の締め切り（何日前まで）"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(365)],
        help_text=_("催しに加えるときのめやす。空けておくと「申し出なくても、いつもあります」。"),
    )
    confirm_days = models.PositiveSmallIntegerField(
        _("何日前までに手配を決めるか"),
        default=3,
        validators=[MaxValueValidator(365)],
        help_text=_("この日を過ぎても決まらなければ、下の代わりの配慮に進みます。"),
    )
    instead = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("決まらないときの代わりの配慮"),
    )
    instead_words = models.CharField(
        _("代わりについて本人に伝える言葉"),
        max_length=200,
        blank=True,
        help_text=_("空けておくと、代わりの名前だけを伝えます。"),
    )
    is_offered = models.BooleanField(_("えらべるようにする"), default=True)
    sort_order = models.PositiveSmallIntegerField(_("並び順"), default=100)

    class Meta:
        verbose_name = _("配慮の種類")
        verbose_name_plural = _("配慮の種類")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Staff give names; key and number are nobody's business and stay when the name changes."""
        self.key = self.key or f"own_{secrets.token_hex(5)}"
        self.number = self.number or self._new_number()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """What is there instead must end somewhere, and come later than what it stands in for."""
        step, following = self, self.instead
        for _count in range(MOST_STEPS):
            if following is None:
                return
            if following == self:
                raise ValidationError({"instead": _("代わりの配慮が、ぐるりと回ってここにもどっています。")})
            if following.confirm_days > step.confirm_days:
                words = _(
                    "「%(instead)s」を決める日が「%(item)s」を決める日より前です。間に合わないので、日数を直してください。"
                )
                raise ValidationError({"instead": words % {"instead": following.name, "item": step.name}})
            step, following = following, following.instead

    def _new_number(self) -> int:
        if self.key in BY_KEY:
            return BY_KEY[self.key].number
        highest = SupportItem.objects.aggregate(highest=models.Max("number"))["highest"] or 0
        return int(max(highest + 1, FIRST_NUMBER_OF_A_TOWN))

    def name_in(self, language: str) -> str:
        """The name for a page in this language; its own where nobody wrote another."""
        return (self.name_en if language == "en" else "") or self.name
