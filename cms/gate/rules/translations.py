"""A translation that says something else than its original sends people on the wrong day."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from accessibility.languages import default_language
from cms.gate.content import PageContent
from cms.gate.findings import Finding, Severity


def original_has_changed(content: PageContent) -> Iterator[Finding]:
    """The page in the town's own language was published after anybody last wrote here."""
    page = content.page
    if content.language == default_language():
        return
    original = page.family.get(default_language())
    written_at = page.latest_revision_created_at
    if original and original.last_published_at and written_at and original.last_published_at > written_at:
        yield Finding(
            Severity.WARN,
            _("もとの日本語のページが、このページのあとで変わりました。"),
            _("もとのページを読み、同じことを書いてあるか確かめて、保存してください。"),
        )
