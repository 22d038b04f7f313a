"""A town with pages in English too, made as staff make them: by translating."""

from typing import Any

from wagtail.models import Locale, Page


def english() -> Locale:
    """The language, as a superuser adds it in the CMS (設定 → 言語)."""
    return Locale.objects.get_or_create(language_code="en")[0]


def translated(page: Page, *, publish: bool = True, **words: Any) -> Any:
    """The page's English copy, with its ``words`` written and published."""
    copy = page.copy_for_translation(english(), copy_parents=False)
    copy = type(page).objects.get(pk=copy.pk)
    draft = copy.get_latest_revision_as_object()
    for name, value in words.items():
        setattr(draft, name, value)
    revision = draft.save_revision()
    if publish:
        revision.publish()
    return type(page).objects.get(pk=copy.pk)
