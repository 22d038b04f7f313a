"""What follows from publishing a document."""

from typing import Any

from wagtail.signals import page_published

from documents.models import DocumentPage
from documents.requests.models import StandingOrder
from documents.requests.tasks import open_standing_cases


def connect() -> None:
    """Listen to Wagtail."""
    page_published.connect(serve_standing_orders, sender=DocumentPage, dispatch_uid="document_requests.standing")


def serve_standing_orders(instance: DocumentPage, **_kwargs: Any) -> None:
    """Whoever agreed to get each one gets this one too."""
    if StandingOrder.objects.running().filter(kind=instance.kind).exists():
        open_standing_cases.enqueue(instance.pk)
