"""What a published page sets going."""

from typing import Any

from django.conf import settings
from wagtail.models import Page
from wagtail.signals import page_published

from accessibility.speech import page_recordings
from accessibility.tasks import prepare_page


def prepare(instance: Page, **_signal: Any) -> None:
    """Have rubies and sound made ahead. The task is a row of the same transaction, so a rollback takes it back."""
    if hasattr(instance, "main_html"):
        page_recordings.forget(instance.pk)
        if settings.ENGAWA_SPEAK_AHEAD:
            prepare_page.enqueue(instance.pk)


def watch() -> None:
    """Notice published pages."""
    page_published.connect(prepare, dispatch_uid="accessibility.publishing")
