"""What a published page sets going."""

from typing import Any

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from accessibility.speech import page_recordings
from accessibility.speech.people.work import compare_with_page
from accessibility.tasks import annotate_page, prepare_page


def prepare(instance: Page, **_signal: Any) -> None:
    """Have rubies and sound made ahead. The task is a row of the same transaction, so a rollback takes it back."""
    if hasattr(instance, "main_html"):
        page_recordings.forget(instance.pk)
        compare_with_page(instance.pk, now=timezone.now())
        if settings.ENGAWA_SPEAK_AHEAD:
            annotate_page.enqueue(instance.pk)
            prepare_page.enqueue(instance.pk)


def withdraw(instance: Page, **_signal: Any) -> None:
    """What was taken back is not kept in the storage either."""
    page_recordings.forget(instance.pk)


def watch() -> None:
    """Notice pages that are published or taken back."""
    page_published.connect(prepare, dispatch_uid="accessibility.publishing")
    page_unpublished.connect(withdraw, dispatch_uid="accessibility.publishing")
