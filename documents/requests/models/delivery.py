"""In which form, and where to: the same of one request and of a standing order."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.requests.choices import Channel, Delivery, OtherForm


class Delivered(models.Model):
    """What both keep.

    ``reference`` can be read out on the telephone, ``token`` is the secret of the link; ``form_key`` is made with the
    form, so that pressing the button twice is one.
    """

    reference = models.CharField(_("受付番号"), max_length=20, unique=True)
    token = models.CharField(max_length=64, unique=True)
    form_key = models.CharField(max_length=80, unique=True)
    resident = models.ForeignKey("residents.Resident", on_delete=models.PROTECT, related_name="+")
    form = models.CharField(_("ほしい形"), max_length=20, choices=OtherForm)
    delivery = models.CharField(_("受け取り方"), max_length=20, choices=Delivery)
    # Only where something is posted, and only as long as it may have to be.
    postcode = models.CharField(_("郵便番号"), max_length=8, blank=True)
    address = models.CharField(_("送り先の住所"), max_length=300, blank=True)
    note = models.CharField(_("そのほかの希望"), max_length=500, blank=True)
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    channel = models.CharField(_("受付経路"), max_length=20, choices=Channel)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.reference
