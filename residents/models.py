"""People who take part, known only by what they chose to give."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from residents.search_key import MADE_OF, KeyedQuerySet, SearchKeyField


class Resident(models.Model):
    """One person as the town knows them: a name or nickname and one contact point. No account.

    Whoever has no contact point of their own (a child, somebody a carer registers) is reached through another person.
    """

    name = models.CharField(_("お名前・ニックネーム"), max_length=100)
    reading = models.CharField(_("よみがな"), max_length=100, blank=True)
    email = models.CharField(_("メールアドレス"), max_length=254, blank=True)
    phone = models.CharField(_("電話番号"), max_length=20, blank=True)
    postal_code = models.CharField(_("郵便番号"), max_length=8, blank=True)
    address = models.CharField(_("住所"), max_length=300, blank=True)
    reached_through = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reached_here",
        verbose_name=_("連絡する方"),
    )
    created_at = models.DateTimeField(_("登録日時"))
    # What the desk finds people by (see there); never shown.
    search_key = SearchKeyField()

    objects = KeyedQuerySet.as_manager()

    class Meta:
        verbose_name = _("参加者")
        verbose_name_plural = _("参加者")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(email="", phone="", address="", reached_through=None) | models.Q(name=""),
                name="resident_has_a_contact_point",
                violation_error_message=_("メールアドレスか電話番号か住所を入れてください。"),
            )
        ]

    def __str__(self) -> str:
        return f"参加者{self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saving a part of the row saves what people are found by as well."""
        if (fields := kwargs.get("update_fields")) is not None and set(fields) & set(MADE_OF):
            kwargs["update_fields"] = {*fields, "search_key"}
        super().save(*args, **kwargs)

    @property
    def reached(self) -> "Resident":
        """Whom to write to or call: the person themselves, or the one they are reached through."""
        return self.reached_through or self
