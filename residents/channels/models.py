"""Where else somebody can be reached, and where they cannot be any more."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FurtherAddress(models.Model):
    """An address that is no contact point: a device that shows notices, an identity at LINE. Given by its owner."""

    resident = models.ForeignKey("residents.Resident", on_delete=models.CASCADE, related_name="further_addresses")
    channel = models.CharField(max_length=20)
    address = models.TextField()
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("ほかの届け先")
        constraints = [models.UniqueConstraint(fields=["resident", "channel"], name="one_further_address")]

    def __str__(self) -> str:
        return f"{self.channel} {self.pk}"


class Unreached(models.Model):
    """That a resident's address on a channel is dead. The address itself is not repeated here."""

    resident = models.ForeignKey("residents.Resident", on_delete=models.CASCADE, related_name="unreached")
    channel = models.CharField(max_length=20)
    trouble = models.CharField(_("届かなかったわけ"), max_length=100, blank=True)
    found_at = models.DateTimeField(_("わかった日時"))

    class Meta:
        verbose_name = _("届かない連絡先")
        constraints = [models.UniqueConstraint(fields=["resident", "channel"], name="unreached_once")]

    def __str__(self) -> str:
        return f"{self.channel} {self.pk}"
