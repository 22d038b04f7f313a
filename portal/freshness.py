"""Which changes make kept pages untrue. Connected once, when the portal starts."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.contrib.settings.models import BaseGenericSetting, BaseSiteSetting
from wagtail.models import Page, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move
from wagtail.snippets.models import get_snippet_models

from cms.signals import public_content_changed
from documents.models import Format
from portal.page_cache import forget_pages

ANNOUNCEMENTS = (page_published, page_unpublished, page_slug_changed, post_page_move, public_content_changed)
# Shown on public pages, and saved without being published.
SAVED_IN_PUBLIC = (Site, Format, BaseGenericSetting, BaseSiteSetting)


def forget_after_saving(sender: type[Model], **_kwargs: Any) -> None:
    """A reading, a setting, a finished format: pages show it."""
    if issubclass(sender, SAVED_IN_PUBLIC) or sender in get_snippet_models():
        forget_pages()


def forget_after_deleting(sender: type[Model], **_kwargs: Any) -> None:
    """What was deleted must not live on in a kept page."""
    if issubclass(sender, (Page, *SAVED_IN_PUBLIC)) or sender in get_snippet_models():
        forget_pages()


def connect() -> None:
    """Listen to everything that a visitor could notice."""
    for signal in ANNOUNCEMENTS:
        signal.connect(forget_pages, dispatch_uid="portal.page_cache")
    post_save.connect(forget_after_saving, dispatch_uid="portal.page_cache")
    post_delete.connect(forget_after_deleting, dispatch_uid="portal.page_cache")
