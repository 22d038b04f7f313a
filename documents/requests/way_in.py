"""The link on the page of every document."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.choosing.ways import Way, register
from documents.models import DocumentPage


def ask_for_another_form(page: DocumentPage) -> Iterator[Way]:
    """For who found nothing among the formats."""
    text = _("点字の紙、大きな字の紙、音声のCDなどを、郵便や電話でもお願いできます。")
    yield Way(_("ほかの形で ほしい"), reverse("document_requests:ask", args=[page.pk]), text)


def bring() -> None:
    """Once, when the room opens."""
    register("documents.requests", ask_for_another_form, order=10)
